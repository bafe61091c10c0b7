import type { Draft } from './overflow';
import type { StoredEvent } from './store';

/** Everything the sensors report is ASCII, so the text's length is its size in bytes. */
export function encode(seq: number, { type, at, ms, data }: Draft): StoredEvent {
  return { seq, json: JSON.stringify({ type, at, ...(ms === undefined ? {} : { ms }), data: data ?? {} }) };
}

export function typeOf(event: StoredEvent): string {
  return (JSON.parse(event.json) as { type: string }).type;
}

export function bytesOf(events: readonly StoredEvent[]): number {
  return events.reduce((sum, event) => sum + event.json.length, 0);
}

/**
 * Events `from` to `last` without gaps. The server accepts no gap, so a filler event replaces a row that the browser
 * has lost.
 */
export function wholeLine(
  events: readonly StoredEvent[],
  from: number,
  last: number,
  at: string,
): { line: StoredEvent[]; fillers: StoredEvent[] } {
  const known = new Map(events.map((event) => [event.seq, event]));
  const line: StoredEvent[] = [];
  const fillers: StoredEvent[] = [];
  for (let seq = from; seq <= last; seq++) {
    let event = known.get(seq);
    if (!event) {
      event = encode(seq, { type: 'session.resumed', at, data: { last: seq - 1, dropped: 'missing' } });
      fillers.push(event);
    }
    line.push(event);
  }
  return { line, fillers };
}
