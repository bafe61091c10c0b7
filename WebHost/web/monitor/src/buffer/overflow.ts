import type { EventType } from '../eventTypes';

/** An event before it has a number. */
export interface Draft {
  readonly type: EventType;
  readonly at: string;
  readonly ms?: number | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

interface Coalesced {
  readonly first: Draft;
  ms: number;
  parts: number;
  open: unknown;
}

/**
 * Events that arrive while the buffer is full. Interval parts of one type are merged, so that their duration is kept;
 * instants are counted by type. `drain` reports both as soon as there is room.
 */
export class Overflow {
  readonly #intervals = new Map<EventType, Coalesced>();
  readonly #instants = new Map<EventType, number>();
  #lost = 0;

  /** Events that were not recorded individually. */
  get lost(): number {
    return this.#lost;
  }

  get isEmpty(): boolean {
    return this.#intervals.size === 0 && this.#instants.size === 0;
  }

  add(draft: Draft): void {
    if (draft.ms === undefined) {
      this.#instants.set(draft.type, (this.#instants.get(draft.type) ?? 0) + 1);
      this.#lost++;
      return;
    }
    const known = this.#intervals.get(draft.type);
    if (!known) {
      this.#intervals.set(draft.type, { first: draft, ms: draft.ms, parts: 1, open: draft.data?.['open'] });
      return;
    }
    known.ms += draft.ms;
    known.parts++;
    known.open = draft.data?.['open'];
    this.#lost++;
  }

  /** The merged intervals, then one event with the counts of lost events at the time `now`. */
  drain(now: string, last: number): Draft[] {
    const drafts: Draft[] = [...this.#intervals.values()].map(({ first, ms, parts, open }) => ({
      ...first,
      ms,
      data: { ...first.data, ...(open === undefined ? {} : { open }), coalesced: parts },
    }));
    if (this.#instants.size > 0) {
      drafts.push({ type: 'session.resumed', at: now, data: { last, lost: Object.fromEntries(this.#instants) } });
    }
    this.#intervals.clear();
    this.#instants.clear();
    return drafts;
  }
}
