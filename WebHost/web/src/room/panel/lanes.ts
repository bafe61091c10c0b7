import type { EventTypeView, EventView } from '../../api/schema';
import { remarkOf } from '../annotate/remarks';

export interface Mark {
  seq: number;
  from: number;
  to: number;
  /** What happened, in words. */
  label: string;
}
export interface Lane {
  category: string;
  marks: Mark[];
}

// Events of the connection itself say nothing about the student and would hide the rest.
const LEFT_OUT = new Set(['answer.saved', 'session.started', 'session.resumed', 'session.ended']);

/** Events by category, each as a time range in milliseconds. */
export function lanesOf(events: readonly EventView[], types: ReadonlyMap<string, EventTypeView>): Lane[] {
  const lanes = new Map<string, Mark[]>();
  for (const event of events) {
    if (LEFT_OUT.has(event.type)) continue;
    const type = types.get(event.type);
    const category = type?.category ?? event.type.split('.')[0]!;
    const from = Date.parse(event.at);
    const marks = lanes.get(category) ?? [];
    const label = remarkOf(event) ?? type?.meaning ?? event.type;
    marks.push({ seq: event.seq, from, to: from + (event.ms || 0), label });
    lanes.set(category, marks);
  }
  return [...lanes]
    .map(([category, marks]) => ({ category, marks }))
    .sort((a, b) => a.category.localeCompare(b.category));
}

/** Round tick positions for an axis, at most `most` of them. */
export function ticksOf(from: number, to: number, most = 6): number[] {
  const steps = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400].map((s) => s * 1000);
  const step = steps.find((s) => (to - from) / s <= most) ?? 86_400_000;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at);
  return ticks;
}
