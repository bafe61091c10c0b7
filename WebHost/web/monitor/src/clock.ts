/**
 * Server time on a monotonic clock. The student's wall clock is not used: it can be wrong, and can be changed during
 * the exam. `performance.now()` gives the ticks, the server's responses give the offset.
 */
export class Clock {
  #offset = Date.now() - performance.now();
  #roundTrip = Number.POSITIVE_INFINITY;

  /** Milliseconds on the monotonic clock. Only differences are meaningful. */
  mono(): number {
    return performance.now();
  }

  /** Server time in milliseconds since 1970 at a moment of the monotonic clock. */
  server(mono: number = this.mono()): number {
    return mono + this.#offset;
  }

  /** Server time as ISO-8601 UTC. */
  iso(mono: number = this.mono()): string {
    return new Date(Math.round(this.server(mono))).toISOString();
  }

  /**
   * Adds a sample. The server read its clock between `sent` and `received` on the monotonic clock, so the middle is
   * wrong by at most half the round trip, and the shortest round trip is the most accurate.
   */
  learn(serverTime: string, sent: number, received: number): void {
    const stamp = Date.parse(serverTime);
    if (Number.isNaN(stamp) || received < sent) return;
    const roundTrip = received - sent;
    const offset = stamp - (sent + received) / 2;
    // A difference that no round trip explains: the machine slept and its monotonic clock stopped.
    const jumped = Math.abs(offset - this.#offset) > (roundTrip + this.#roundTrip) / 2 + 500;
    if (roundTrip > this.#roundTrip && !jumped) return;
    this.#roundTrip = roundTrip;
    this.#offset = offset;
  }
}
