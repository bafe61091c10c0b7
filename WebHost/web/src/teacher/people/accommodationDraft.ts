import type { Accommodation } from '../../api/schema';

/** The form's own shape: minutes and percent. */
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

/** Factors that the form does not offer. They are kept. */
export const otherFactors = (granted: Accommodation): [type: string, factor: number][] =>
  Object.entries(granted.scale).filter(([, factor]) => factor !== HALF);

/** What was read, with the form's changes in it. A number nobody touched keeps its seconds. */
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
