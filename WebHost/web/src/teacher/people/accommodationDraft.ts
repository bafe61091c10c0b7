import type { Accommodation } from '../../api/schema';

/** The state of the form: minutes and percent. */
export interface AccommodationDraft {
  minutes: number;
  percent: number;
  breakMinutes: number;
  exempt: string[];
  halved: string[];
}

const HALF = 0.5;

export const draftOf = (granted: Accommodation): AccommodationDraft => ({
  minutes: granted.extra_s / 60,
  percent: granted.factor * 100,
  breakMinutes: granted.break_s / 60,
  exempt: granted.exempt,
  halved: Object.entries(granted.scale)
    .filter(([, factor]) => factor === HALF)
    .map(([type]) => type),
});

/** Factors that the form cannot edit. They are kept. */
export const otherFactors = (granted: Accommodation): [type: string, factor: number][] =>
  Object.entries(granted.scale).filter(([, factor]) => factor !== HALF);

/** The accommodation with the form's changes. An unedited number keeps its seconds. */
export function bodyOf(draft: AccommodationDraft, granted: Accommodation): Accommodation {
  const before = draftOf(granted);
  return {
    ...granted,
    extra_s: draft.minutes === before.minutes ? granted.extra_s : Math.round(draft.minutes * 60),
    factor: draft.percent === before.percent ? granted.factor : draft.percent / 100,
    break_s: draft.breakMinutes === before.breakMinutes ? granted.break_s : Math.round(draft.breakMinutes * 60),
    exempt: draft.exempt,
    scale: Object.fromEntries([
      ...otherFactors(granted),
      ...draft.halved.map((type) => [type, HALF] as [string, number]),
    ]),
  };
}
