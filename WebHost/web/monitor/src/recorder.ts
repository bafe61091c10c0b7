import { EventBuffer } from './buffer/eventBuffer';
import { openStore } from './buffer/openStore';
import { StoreWriter, type StoreWatch } from './buffer/storeWriter';
import { leaveTail } from './buffer/tail';
import type { Clock } from './clock';
import type { EventType } from './eventTypes';
import type { MonitorOptions } from './options';

export interface RecorderWatch extends StoreWatch {
  /** An event has its number. */
  onRecorded(): void;
  /** Events have become sendable. */
  onReady(): void;
}

const defaultEvents = 20_000;
const defaultBytes = 8 * 1024 * 1024;

/** The attempt's record on this machine: the line of events, and the notes beside it. */
export class Recorder {
  readonly buffer: EventBuffer;
  readonly #writer: StoreWriter;
  readonly #clock: Clock;
  readonly #attempt: string;
  readonly #owner: string;
  readonly #onRecorded: () => void;

  private constructor(
    buffer: EventBuffer,
    writer: StoreWriter,
    clock: Clock,
    attempt: string,
    owner: string,
    onRecorded: () => void,
  ) {
    this.#onRecorded = onRecorded;
    this.buffer = buffer;
    this.#writer = writer;
    this.#clock = clock;
    this.#attempt = attempt;
    this.#owner = owner;
  }

  /** Opens the record where an earlier page of the attempt left it. */
  static async open(options: MonitorOptions, clock: Clock, watch: RecorderWatch): Promise<Recorder> {
    const { attemptId, maxEvents = defaultEvents, maxBytes = defaultBytes } = options;
    const owner = newOwner();
    const { store, snapshot } = await openStore(attemptId, owner);
    const writer = new StoreWriter(store, snapshot.notes, watch);
    const buffer = new EventBuffer(
      writer,
      snapshot,
      { maxEvents, maxBytes },
      () => clock.iso(),
      () => watch.onReady(),
    );
    return new Recorder(buffer, writer, clock, attemptId, owner, () => watch.onRecorded());
  }

  get storage(): 'indexeddb' | 'memory' {
    return this.#writer.kind;
  }

  /** `ms` is the length of an interval; `at` its start on the monotonic clock. */
  record(type: EventType, data: Readonly<Record<string, unknown>>, ms?: number, at: number = this.#clock.mono()): void {
    this.buffer.add({ type, at: this.#clock.iso(at), ms, data });
    this.#onRecorded();
  }

  recall(key: string): unknown {
    return this.#writer.notes[key];
  }

  remember(key: string, value: unknown): void {
    this.#writer.remember(key, value);
  }

  /** Puts away, before the page is gone, what IndexedDB may not finish to write. */
  putAway(): void {
    this.buffer.settleOverflow();
    leaveTail(this.#attempt, { owner: this.#owner, events: this.buffer.unstored() });
  }

  async forget(): Promise<void> {
    await this.#writer.write((store) => store.forget());
  }

  close(): void {
    this.#writer.close();
  }
}

/** `crypto.randomUUID` is missing on plain http; random bytes are not. */
function newOwner(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
