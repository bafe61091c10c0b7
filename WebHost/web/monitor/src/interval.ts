import type { Clock } from './clock';
import type { SensedType } from './eventTypes';

/** An interval that stays open is told in parts of this length, so that a long one shows while it lasts. */
export const partMs = 10_000;

export type EmitPart = (type: SensedType, data: { part: number; open: boolean }, ms: number, start: number) => void;

/**
 * One state that lasts, told in parts: each part's `ms` covers that part alone, and only the last has `open` false.
 * All moments are on the monotonic clock.
 */
export class Interval {
  readonly #type: SensedType;
  readonly #clock: Clock;
  readonly #emit: EmitPart;
  #start = 0;
  #part = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = false;

  constructor(type: SensedType, clock: Clock, emit: EmitPart) {
    this.#type = type;
    this.#clock = clock;
    this.#emit = emit;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Milliseconds since the interval, or its newest part, began. */
  get age(): number {
    return this.#open ? this.#clock.mono() - this.#start : 0;
  }

  /** True until the first part has been told. */
  get isUntold(): boolean {
    return this.#open && this.#part === 0;
  }

  /** Opens the interval, now or at an earlier moment. An open interval stays as it is. */
  open(at: number = this.#clock.mono()): void {
    if (this.#open) return;
    this.#open = true;
    this.#start = at;
    this.#part = 0;
    this.#arm();
  }

  /** Ends the interval and tells its last part. */
  close(at: number = this.#clock.mono()): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    this.#tell(Math.max(at, this.#start), false);
  }

  /** Forgets an interval that turned out to be none. Parts already told stand, so those are closed instead. */
  cancel(): void {
    if (this.#part > 0) return this.close();
    this.#open = false;
    clearTimeout(this.#timer);
  }

  /**
   * Hidden tabs slow repeating timers down to one a minute, but not what a message of the server sets off: called at
   * each, this keeps the parts in time.
   */
  beat(): void {
    if (!this.#open) return;
    clearTimeout(this.#timer);
    if (this.age >= partMs) this.#tell(this.#clock.mono(), true);
    this.#arm();
  }

  #arm(): void {
    const wait = Math.max(0, this.#start + partMs - this.#clock.mono());
    this.#timer = setTimeout(() => {
      this.#tell(this.#clock.mono(), true);
      this.#arm();
    }, wait);
  }

  #tell(end: number, open: boolean): void {
    const start = this.#start;
    const part = this.#part;
    this.#start = end;
    this.#part = part + 1;
    this.#emit(this.#type, { part, open }, Math.round(end - start), start);
  }
}
