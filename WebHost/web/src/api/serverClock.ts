/**
 * The server's time, carried forward by the monotonic clock: a student who changes the computer's clock changes nothing.
 * The sample with the shortest round trip is the most exact one and wins, until it is old enough for drift to matter.
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

  /** Milliseconds since 1970 by the server. */
  now(): number {
    return this.monotonic() + this.offset;
  }

  /** `server` was read somewhere between `asked` and `answered`, both monotonic. */
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
