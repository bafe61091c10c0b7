/**
 * Server time on a monotonic clock. The student's wall clock is never trusted: it can be wrong, and it can be turned
 * while the exam runs. `performance.now()` gives the ticks, the server's answers give the offset.
 */
export class Clock {
  #offset = Date.now() - performance.now();
  #roundTrip = Number.POSITIVE_INFINITY;

  /** Milliseconds on the monotonic clock. Only differences mean something. */
  mono(): number {
    return performance.now();
  }

  /** Server time in milliseconds since 1970 at a moment of the monotonic clock. */
  server(mono: number = this.mono()): number {
    return mono + this.#offset;
  }

  /** Server time as the wire writes it. */
  iso(mono: number = this.mono()): string {
    return new Date(Math.round(this.server(mono))).toISOString();
  }

  /**
   * Takes a server time in. It was stamped somewhere between `sent` and `received` on the monotonic clock, so the
   * middle is wrong by half the round trip at most, and the shortest round trip is the best witness.
   */
  learn(serverTime: string, sent: number, received: number): void {
    const stamp = Date.parse(serverTime);
    if (Number.isNaN(stamp) || received < sent) return;
    const roundTrip = received - sent;
    const offset = stamp - (sent + received) / 2;
    // A difference no round trip explains means that this machine slept and its ticks stood still.
    const jumped = Math.abs(offset - this.#offset) > (roundTrip + this.#roundTrip) / 2 + 500;
    if (roundTrip > this.#roundTrip && !jumped) return;
    this.#roundTrip = roundTrip;
    this.#offset = offset;
  }
}
