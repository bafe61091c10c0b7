import type { AlertLevel, Verdict } from '../api/schema';
import type { Tone } from '../shell/Tag';

const bands: Record<string, [Tone, string]> = {
  none: ['plain', 'Calm'],
  notice: ['notice', 'Notice'],
  warning: ['warning', 'Warning'],
  critical: ['critical', 'Critical'],
};

/** Band names are plain strings in the OpenAPI document; unknown ones are shown unchanged. */
export const bandTone = (band: string): Tone => bands[band]?.[0] ?? 'plain';
export const bandWord = (band: string): string => bands[band]?.[1] ?? band;
export const levelTone: Record<AlertLevel, Tone> = {
  technical: 'technical',
  notice: 'notice',
  warning: 'warning',
  critical: 'critical',
};
export const levelWord: Record<AlertLevel, string> = {
  technical: 'Technical',
  notice: 'Notice',
  warning: 'Warning',
  critical: 'Critical',
};
export const verdicts: { value: Verdict; label: string }[] = [
  { value: 'cleared', label: 'Cleared: nothing wrong' },
  { value: 'suspicious', label: 'Suspicious: worth a second look' },
  { value: 'violation', label: 'Violation: against the rules' },
];
