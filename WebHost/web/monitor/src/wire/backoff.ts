const baseMs = 500;

/** No wait between two attempts to connect is longer. */
export const longestWaitMs = 30_000;

/**
 * Exponential back-off with full jitter: any wait between nothing and the ceiling is as likely, so that a room of
 * clients cut off together does not come back together.
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
