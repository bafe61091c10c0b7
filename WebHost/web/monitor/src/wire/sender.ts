import type { EventBuffer } from '../buffer/eventBuffer';
import type { StoredEvent } from '../buffer/store';
import type { Limits } from './frames';

/** Where frames go: the live connection. */
export interface Outlet {
  readonly backlog: number;
  send(text: string): void;
}

/** The numbers of one frame, both included. */
export interface Span {
  readonly from: number;
  readonly through: number;
}

/** An event waits this long for company, unless there is much. */
export const gatherMs = 250;
const gatherEvents = 50;
const slowestMs = 4_000;
const slowForMs = 60_000;
const largestBacklog = 256 * 1024;
/** Few, because a refused frame turns each frame behind it into a gap, and gaps look like tampering. */
const framesInFlight = 2;

/**
 * Sends what the server lacks, in order, in frames within its limits. Only so many frames are under way without an
 * `accepted`, so that a server that stops reading makes the buffer grow and not the socket's queue.
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

  /** Frames sent and not yet taken by the server, the oldest first. */
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

  /** There is something new: much of it goes now, little of it soon. */
  nudge(): void {
    if (this.#buffer.stored - this.#cursor + 1 >= gatherEvents && !this.#isSlow()) this.flush();
    else this.#arm();
  }

  /** Sends what can be sent, without gathering. */
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

  /** The server took more: the next frames may go. */
  acknowledged(): void {
    if (this.#isSlow()) this.#arm();
    else if (this.#isSuspecting()) this.flush();
    else if (this.#cursor <= this.#buffer.last) this.nudge();
  }

  /** Starts again behind what the server has taken. */
  rewind(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.#frames = [];
    this.flush();
  }

  /** The same after a pause, in which answers to the frames still under way arrive. */
  rewindSoon(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.#frames = [];
    this.#arm();
  }

  /** The server finds this client too fast: longer pauses and one frame at a time, for a minute. */
  slowDown(): void {
    this.#pace = Math.min(slowestMs, this.#pace * 2);
    this.#slowUntil = this.#mono() + slowForMs;
  }

  /** An event up to this number is suspected: until it is through, one frame at a time, of so many events at most. */
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

/** The frame of consecutive events, made from their texts as they are. */
export function frameOf(events: readonly StoredEvent[]): string {
  return `{"t":"events","seq":${events[0]?.seq ?? 0},"events":[${events.map((event) => event.json).join(',')}]}`;
}
