import { bytesOf, encode, typeOf, wholeLine } from './encoding';
import { Overflow, type Draft } from './overflow';
import type { Snapshot, StoredEvent } from './store';
import type { StoreWriter } from './storeWriter';

export interface BufferBounds {
  readonly maxEvents: number;
  readonly maxBytes: number;
}

/**
 * The events of one attempt in order: assigns their numbers and keeps each event until it is durable at the server. An
 * event can be sent only after it is stored; otherwise a reload could give its number to another event.
 */
export class EventBuffer {
  readonly overflow = new Overflow();
  readonly #writer: StoreWriter;
  readonly #bounds: BufferBounds;
  readonly #now: () => string;
  readonly #onReady: () => void;
  #kept: StoredEvent[];
  #bytes: number;
  #last: number;
  #stored: number;
  #accepted = 0;
  #durable = 0;
  #writing = false;

  /** `now` returns server time as ISO-8601; `onReady` is called when events have become sendable. */
  constructor(writer: StoreWriter, snapshot: Snapshot, bounds: BufferBounds, now: () => string, onReady: () => void) {
    this.#writer = writer;
    this.#bounds = bounds;
    this.#now = now;
    this.#onReady = onReady;
    this.#kept = [...snapshot.events];
    this.#bytes = bytesOf(this.#kept);
    this.#last = this.#stored = snapshot.last;
  }

  get last(): number {
    return this.#last;
  }
  /** The store has all events up to this number; they may be sent. */
  get stored(): number {
    return this.#stored;
  }
  get accepted(): number {
    return this.#accepted;
  }
  get durable(): number {
    return this.#durable;
  }

  /** Appends an event, or puts it into the overflow when the buffer is full. */
  add(draft: Draft): void {
    if (this.#kept.length >= this.#bounds.maxEvents || this.#bytes >= this.#bounds.maxBytes) this.overflow.add(draft);
    else this.#append(draft);
  }

  /** Events from `seq` on that the store has, at least one if there is any, within both bounds. */
  read(seq: number, maxEvents: number, maxBytes: number): readonly StoredEvent[] {
    const from = Math.max(0, seq - (this.#kept[0]?.seq ?? 0));
    let until = from;
    let bytes = 0;
    while (until < this.#kept.length && until - from < maxEvents) {
      const event = this.#kept[until]!;
      bytes += event.json.length + 1;
      if (event.seq > this.#stored || (until > from && bytes > maxBytes)) break;
      until++;
    }
    return this.#kept.slice(from, until);
  }

  /** All events the server has not accepted, stored or not, for the last request of a closing page. */
  unaccepted(): readonly StoredEvent[] {
    return this.#after(this.#accepted);
  }

  unstored(): readonly StoredEvent[] {
    return this.#after(this.#stored);
  }

  /**
   * The server's state after a reconnect. It can be behind the last acknowledgement when the server was restarted, so
   * events are resent from there. Returns how many events were dropped; see `acknowledge`.
   */
  resume(durable: number, accepted: number): number {
    const known = Math.max(durable, accepted);
    if (known > this.#last) return this.#restartAfter(known, durable);
    this.#accepted = known;
    this.#durable = Math.min(this.#durable, durable);
    this.#dropThrough(durable);
    const { line, fillers } = wholeLine(this.#kept, durable + 1, this.#last, this.#now());
    this.#kept = line;
    if (fillers.length > 0) {
      this.#bytes += bytesOf(fillers);
      void this.#writer.write((store) => store.append(fillers));
    }
    return 0;
  }

  /**
   * The server has numbers that this page never assigned when another device continued the attempt. Whether it has our
   * events is then unknown, and resending could count them twice: they are dropped. Returns their count.
   */
  acknowledge(accepted: number, durable: number): number {
    if (accepted > this.#last) return this.#restartAfter(accepted, durable);
    this.#accepted = Math.max(this.#accepted, accepted, durable);
    this.#dropThrough(durable);
    return 0;
  }

  /** The server lost events that it had accepted but not made durable. */
  doubtAccepted(): void {
    this.#accepted = this.#durable;
  }

  /** Replaces an event that the server refused, so that the numbers have no gap. */
  async replace(seq: number, make: (refusedType: string) => Draft): Promise<boolean> {
    const index = this.#kept.findIndex((event) => event.seq === seq);
    const refused = this.#kept[index];
    if (!refused || seq <= this.#accepted) return false;
    const event = encode(seq, make(typeOf(refused)));
    this.#kept[index] = event;
    this.#bytes += event.json.length - refused.json.length;
    return this.#writer.write((store) => store.append([event]));
  }

  /** Reports the overflow even when the buffer is full, because the page closes and its memory is lost. */
  settleOverflow(): void {
    if (!this.overflow.isEmpty) this.overflow.drain(this.#now(), this.#durable).forEach((draft) => this.#append(draft));
  }

  #after(seq: number): readonly StoredEvent[] {
    return this.#kept.slice(this.#kept.findLastIndex((event) => event.seq <= seq) + 1);
  }

  #append(draft: Draft): void {
    const event = encode(++this.#last, draft);
    this.#kept.push(event);
    this.#bytes += event.json.length;
    void this.#writeOut();
  }

  async #writeOut(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    for (let batch = this.unstored(); batch.length > 0; batch = this.unstored()) {
      const events = batch;
      if (!(await this.#writer.write((store) => store.append(events)))) return;
      this.#stored = Math.max(this.#stored, events.at(-1)!.seq);
      this.#onReady();
    }
    this.#writing = false;
  }

  #dropThrough(durable: number): void {
    if (durable <= this.#durable) return;
    this.#durable = durable;
    const keep = this.#kept.findIndex((event) => event.seq > durable);
    const gone = this.#kept.splice(0, keep < 0 ? this.#kept.length : keep);
    this.#bytes -= bytesOf(gone);
    if (gone.length > 0) void this.#writer.write((store) => store.dropThrough(durable));
    if (this.#kept.length < this.#bounds.maxEvents / 2 && this.#bytes < this.#bounds.maxBytes / 2)
      this.settleOverflow();
  }

  #restartAfter(last: number, durable: number): number {
    const unconfirmed = this.unaccepted().length;
    this.#kept = [];
    this.#bytes = 0;
    this.#last = this.#stored = this.#accepted = last;
    this.#durable = Math.max(this.#durable, durable);
    void this.#writer.write((store) => store.restartAfter(last));
    return unconfirmed;
  }
}
