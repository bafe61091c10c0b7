import type { EventBuffer } from '../buffer/eventBuffer';
import type { StoredEvent } from '../buffer/store';
import type { Limits } from './frames';

/** The live connection, to which frames are sent. */
export interface Outlet {
  readonly backlog: number;
  send(text: string): void;
}

/** The numbers of one frame, both included. */
export interface Span {
  readonly from: number;
  readonly through: number;
}

/** How long an event waits to be sent together with others, unless there are many. */
export const gatherMs = 250;
const gatherEvents = 50;
const slowestMs = 4_000;
const slowForMs = 60_000;
const largestBacklog = 256 * 1024;
/** Small, because each frame behind a refused one is a gap, and gaps look like tampering. */
const framesInFlight = 2;

/**
 * Sends events in order, in frames within the server's limits. The number of frames without `accepted` is limited, so
 * that a server that stops reading fills the buffer and not the socket's queue.
 */
export class Sender {
  readonly #buffer: EventBuffer;
  readonly #mono: () => number;
  #outlet: Outlet | undefined;
  #limits: Limits = { max_events_per_frame: 1, max_frame_bytes: 1 };
  #cursor = 1;
  #frames: Span[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pace = gatherMs;
  #slowUntil = 0;
  #suspectThrough = 0;
  #suspectEvents = Number.POSITIVE_INFINITY;

  constructor(buffer: EventBuffer, mono: () => number) {
    this.#buffer = buffer;
    this.#mono = mono;
  }

  /** Frames sent and not yet accepted by the server, oldest first. */
  get underWay(): readonly Span[] {
    return this.#frames.filter((frame) => frame.through > this.#buffer.accepted);
  }

  open(outlet: Outlet, limits: Limits): void {
    this.#outlet = outlet;
    this.#limits = limits;
    this.rewind();
  }

  close(): void {
    this.#outlet = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** There are new events: many are sent now, few after a short wait. */
  nudge(): void {
    if (this.#buffer.stored - this.#cursor + 1 >= gatherEvents && !this.#isSlow()) this.flush();
    else this.#arm();
  }

  /** Sends immediately, without batching. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#cursor = Math.max(this.#cursor, this.#buffer.accepted + 1);
    while (this.#outlet && this.#mayGoOn()) {
      if (this.#outlet.backlog > largestBacklog) return this.#arm();
      const batch = this.#next();
      if (batch.length === 0) return;
      this.#outlet.send(frameOf(batch));
      this.#frames.push({ from: this.#cursor, through: this.#cursor + batch.length - 1 });
      this.#cursor += batch.length;
    }
  }

  /** The server accepted events: the next frames may be sent. */
  acknowledged(): void {
    if (this.#isSlow()) this.#arm();
    else if (this.#isSuspecting()) this.flush();
    else if (this.#cursor <= this.#buffer.last) this.nudge();
  }

  /** Resends from the first event that the server has not accepted. */
  rewind(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.#frames = [];
    this.flush();
  }

  /** Like `rewind`, after a pause in which responses to frames in flight arrive. */
  rewindSoon(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.#frames = [];
    this.#arm();
  }

  /** The server limits the rate: longer pauses and one frame at a time, for one minute. */
  slowDown(): void {
    this.#pace = Math.min(slowestMs, this.#pace * 2);
    this.#slowUntil = this.#mono() + slowForMs;
  }

  /** An event up to `through` may be refused: until it is accepted, one frame at a time, of at most `mostEvents`. */
  suspect(through: number, mostEvents = Number.POSITIVE_INFINITY): void {
    this.#suspectEvents = Math.min(this.#isSuspecting() ? this.#suspectEvents : Number.POSITIVE_INFINITY, mostEvents);
    this.#suspectThrough = Math.max(this.#suspectThrough, through);
  }

  #next(): readonly StoredEvent[] {
    const most = Math.min(this.#limits.max_events_per_frame, this.#isSuspecting() ? this.#suspectEvents : Infinity);
    return this.#buffer.read(this.#cursor, most, this.#limits.max_frame_bytes - 64);
  }

  #mayGoOn(): boolean {
    this.#frames = [...this.underWay];
    return this.#frames.length < (this.#isSuspecting() || this.#isSlow() ? 1 : framesInFlight);
  }

  #isSuspecting(): boolean {
    return this.#buffer.accepted < this.#suspectThrough;
  }

  #isSlow(): boolean {
    if (this.#mono() < this.#slowUntil) return true;
    this.#pace = gatherMs;
    return false;
  }

  #arm(): void {
    if (this.#outlet) this.#timer ??= setTimeout(() => this.flush(), this.#isSlow() ? this.#pace : gatherMs);
  }
}

/** A frame of consecutive events, from their stored text. */
export function frameOf(events: readonly StoredEvent[]): string {
  return `{"t":"events","seq":${events[0]?.seq ?? 0},"events":[${events.map((event) => event.json).join(',')}]}`;
}
