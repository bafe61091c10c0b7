import type { AlertLevel, Band, Verdict } from '../api/types';
import type { Tone } from '../shell/Tag';

export const bandTone: Record<Band, Tone> = { none: 'plain', notice: 'notice', warning: 'warning', critical: 'critical' };
export const bandWord: Record<Band, string> = { none: 'Calm', notice: 'Notice', warning: 'Warning', critical: 'Critical' };
export const levelTone: Record<AlertLevel, Tone> = { technical: 'technical', notice: 'notice', warning: 'warning', critical: 'critical' };
export const levelWord: Record<AlertLevel, string> = { technical: 'Technical', notice: 'Notice', warning: 'Warning', critical: 'Critical' };
export const verdicts: { value: Verdict; label: string }[] = [
  { value: 'cleared', label: 'Cleared: nothing wrong' },
  { value: 'suspicious', label: 'Suspicious: worth a second look' },
  { value: 'violation', label: 'Violation: against the rules' },
];
