import type { EventBuffer } from "../buffer/eventBuffer";
import type { StoredEvent } from "../buffer/store";
import type { Limits } from "./frames";

/** Where frames go: the live connection. */
export interface Outlet {
  readonly backlog: number;
  send(text: string): void;
}

/** An event waits this long for company, unless a frame is full before. */
export const gatherMs = 250;
const gatherEvents = 50;
const slowestMs = 4_000;
const slowForMs = 60_000;
const framesInFlight = 4;
const largestBacklog = 256 * 1024;

/**
 * Sends what the server lacks, in order, in frames within its limits. Only so many events are under way without an
 * `accepted`, so that a server that stops reading makes the buffer grow and not the socket's queue.
 */
export class Sender {
  readonly #buffer: EventBuffer;
  readonly #mono: () => number;
  #outlet: Outlet | undefined;
  #limits: Limits = { max_events_per_frame: 1, max_frame_bytes: 1 };
  #cursor = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pace = gatherMs;
  #slowUntil = 0;
  #singlyThrough = 0;

  constructor(buffer: EventBuffer, mono: () => number) {
    this.#buffer = buffer;
    this.#mono = mono;
  }

  /** Numbers sent and not yet taken by the server. */
  get underWay(): { readonly from: number; readonly through: number } {
    return { from: this.#buffer.accepted + 1, through: this.#cursor - 1 };
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

  /** There is something new: it goes now when it fills a frame, soon otherwise. */
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
      this.#cursor += batch.length;
    }
  }

  /** The server took more: the next frames may go. */
  acknowledged(): void {
    if (this.#isSlow()) this.#arm();
    else if (this.#isSingle()) this.flush();
    else if (this.#cursor <= this.#buffer.last) this.nudge();
  }

  /** Starts again behind what the server has taken. */
  rewind(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.flush();
  }

  /** The same after a pause, so that a server that keeps refusing is not asked in a tight circle. */
  rewindSoon(): void {
    this.#cursor = this.#buffer.accepted + 1;
    this.#arm();
  }

  /** The server finds this client too fast: longer pauses and one frame at a time, for a minute. */
  slowDown(): void {
    this.#pace = Math.min(slowestMs, this.#pace * 2);
    this.#slowUntil = this.#mono() + slowForMs;
  }

  /** One of the events under way is suspected: each goes in a frame of its own until all of them are through. */
  sendSingly(): void {
    this.#singlyThrough = Math.max(this.#singlyThrough, this.underWay.through);
  }

  #next(): readonly StoredEvent[] {
    const most = this.#isSingle() ? 1 : this.#limits.max_events_per_frame;
    return this.#buffer.read(this.#cursor, most, this.#limits.max_frame_bytes - 64);
  }

  #mayGoOn(): boolean {
    const underWay = this.#cursor - 1 - this.#buffer.accepted;
    if (this.#isSingle() || this.#isSlow()) return underWay === 0;
    return underWay < framesInFlight * this.#limits.max_events_per_frame;
  }

  #isSingle(): boolean {
    return this.#buffer.accepted < this.#singlyThrough;
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
  return `{"t":"events","seq":${events[0]?.seq ?? 0},"events":[${events.map(event => event.json).join(",")}]}`;
}
