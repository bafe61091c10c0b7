const baseMs = 500;

/** Upper bound of the wait between two connection attempts. */
export const longestWaitMs = 30_000;

/**
 * Exponential back-off with full jitter: the wait is uniform between 0 and the ceiling, so that the clients of a room
 * do not reconnect together.
 */
export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** Milliseconds to wait before the next attempt, at least `atLeast`, which stays under the longest wait. */
  next(atLeast = 0): number {
    const ceiling = Math.min(longestWaitMs, baseMs * 2 ** this.#failures);
    this.#failures = Math.min(this.#failures + 1, 16);
    return Math.min(longestWaitMs, Math.max(atLeast, this.#random() * ceiling));
  }

  reset(): void {
    this.#failures = 0;
  }
}
