import type { Exam, MonitoringPolicy, RiskBands } from '../../api/schema';

/** The state of the form: local times in the format of the browser's date fields, the duration in minutes. */
export interface ExamDraft {
  title: string;
  subject: string;
  description: string;
  minutes: number;
  opensAt: string;
  closesAt: string;
  passMark: number;
  policy: PolicyDraft;
}

/** What the form changes of an exam. */
export type ExamChange = Pick<
  Exam,
  'title' | 'subject' | 'description' | 'duration_s' | 'opens_at' | 'closes_at' | 'pass_mark' | 'policy'
>;

/** A policy with every band filled in. */
export type PolicyDraft = MonitoringPolicy & { bands: Required<RiskBands> };

export const defaultPolicy: PolicyDraft = {
  version: 1,
  collect: [],
  types: {},
  categories: {},
  bands: { notice: 30, warning: 55, critical: 75, hysteresis: 5 },
  require_fullscreen: true,
  retention_days: 180,
};

/** `2026-03-01T09:00` in the browser's time zone, to the minute. */
export function toLocal(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function newExam(now: Date): ExamDraft {
  return {
    title: '',
    subject: '',
    description: '',
    minutes: 60,
    opensAt: toLocal(now),
    closesAt: toLocal(new Date(now.getTime() + 7 * 86_400_000)),
    passMark: 50,
    policy: defaultPolicy,
  };
}

export const draftOf = (exam: Exam): ExamDraft => ({
  title: exam.title,
  subject: exam.subject,
  description: exam.description,
  minutes: exam.duration_s / 60,
  opensAt: toLocal(new Date(exam.opens_at)),
  closesAt: toLocal(new Date(exam.closes_at)),
  passMark: exam.pass_mark,
  policy: { ...exam.policy, bands: { ...defaultPolicy.bands, ...exam.policy.bands } },
});

/** `kept` is the exam as it was read: an unedited time keeps its seconds. */
export function bodyOf(draft: ExamDraft, kept?: Exam): ExamChange {
  const time = (local: string, before: string | undefined) =>
    before !== undefined && toLocal(new Date(before)) === local ? before : new Date(local).toISOString();
  return {
    title: draft.title.trim(),
    subject: draft.subject.trim(),
    description: draft.description.trim(),
    duration_s: Math.round(draft.minutes * 60),
    opens_at: time(draft.opensAt, kept?.opens_at),
    closes_at: time(draft.closesAt, kept?.closes_at),
    pass_mark: draft.passMark,
    policy: draft.policy,
  };
}
