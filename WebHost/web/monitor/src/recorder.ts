import { EventBuffer } from './buffer/eventBuffer';
import { openStore } from './buffer/openStore';
import { StoreWriter, type StoreWatch } from './buffer/storeWriter';
import { leaveTail } from './buffer/tail';
import type { Clock } from './clock';
import type { EventType } from './eventTypes';
import type { MonitorOptions } from './options';

export interface RecorderWatch extends StoreWatch {
  /** An event got its number. */
  onRecorded(): void;
  /** Events have become sendable. */
  onReady(): void;
}

const defaultEvents = 20_000;
const defaultBytes = 8 * 1024 * 1024;

/** The attempt's record in this browser: its events, and notes of the sensors. */
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

  /** Opens the record, or continues that of an earlier page of the attempt. */
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

  /** Saves events synchronously that IndexedDB may not finish writing before the page closes. */
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

/** `crypto.randomUUID` is missing on plain http; `getRandomValues` is not. */
function newOwner(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
