import type { Clock } from './clock';
import type { SensedType } from './eventTypes';

/** A long interval is reported in parts of this length, so that it is visible while it lasts. */
export const partMs = 10_000;

export type EmitPart = (type: SensedType, data: { part: number; open: boolean }, ms: number, start: number) => void;

/**
 * A state with a duration, reported in parts: `ms` is the length of the part, and only the last part has `open` false.
 * All times are on the monotonic clock.
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

  /** True until the first part was reported. */
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

  /** Ends the interval and reports its last part. */
  close(at: number = this.#clock.mono()): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#timer);
    this.#tell(Math.max(at, this.#start), false);
  }

  /** Discards an interval that turned out to be none. If parts were already reported, it is closed instead. */
  cancel(): void {
    if (this.#part > 0) return this.close();
    this.#open = false;
    clearTimeout(this.#timer);
  }

  /**
   * Browsers throttle timers in hidden tabs to one a minute, but not message handlers. Called at each message of the
   * server, this keeps the parts on time.
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
