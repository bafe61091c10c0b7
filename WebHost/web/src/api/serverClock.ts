/**
 * The server's time, advanced by the monotonic clock, so that changing the computer's clock has no effect. The sample
 * with the shortest round trip is the most accurate. It is used for 10 minutes, until drift matters.
 */
export class ServerClock {
  private offset: number;
  private best = Number.POSITIVE_INFINITY;
  private learnedAt = Number.NEGATIVE_INFINITY;
  private readonly monotonic: () => number;

  constructor(monotonic: () => number = () => performance.now(), wall: () => number = () => Date.now()) {
    this.monotonic = monotonic;
    this.offset = wall() - monotonic();
  }

  /** Milliseconds since 1970, by the server's clock. */
  now(): number {
    return this.monotonic() + this.offset;
  }

  /** Adds a sample: `server` was read between `asked` and `answered`, both on the monotonic clock. */
  learn(server: number, asked: number, answered: number): void {
    const trip = answered - asked;
    if (!Number.isFinite(server) || trip < 0) return;
    const stale = answered - this.learnedAt > 10 * 60_000;
    if (trip > this.best && !stale) return;
    this.best = trip;
    this.learnedAt = answered;
    this.offset = server - (asked + answered) / 2;
  }
}

export const serverClock = new ServerClock();
