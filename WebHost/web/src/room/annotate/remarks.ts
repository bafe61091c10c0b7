import type { EventView } from '../../api/schema';
import { severities } from './severities';

/** What a teacher recorded, in words; null for every other event. */
export function remarkOf(event: EventView): string | null {
  const data = (event.data ?? {}) as { severity?: unknown; text?: unknown };
  const text = typeof data.text === 'string' ? data.text : '';
  switch (event.type) {
    case 'proctor.flag':
      return withText(flagged(data.severity), text);
    case 'proctor.note':
      return withText('Note', text);
    default:
      return null;
  }
}

function flagged(severity: unknown): string {
  if (severity === 0) return 'Flag removed';
  const known = severities.find(({ value }) => value === severity);
  return `Flag, severity ${known ? known.label.toLowerCase() : String(severity)}`;
}

const withText = (what: string, text: string): string => (text === '' ? what : `${what}: ${text}`);
