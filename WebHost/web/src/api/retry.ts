import { ProblemError } from './problem';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;
const GIVE_UP_AFTER_MS = 60_000;

/** Exponential back-off with jitter, at least as long as the server's `retry_after_s`. */
function waitBefore(tries: number, problem: ProblemError): number {
  const asked = problem.extra['retry_after_s'];
  const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS) * (1 + Math.random() / 2);
  return typeof asked === 'number' ? Math.max(wait, asked * 1_000) : wait;
}

/**
 * Retries an idempotent call until the server accepts or refuses it: a server that restarts answers 503, or not at all.
 * Throws the last problem after one minute.
 */
export async function retryWhileUnavailable<T>(
  call: () => Promise<T>,
  onFailure: (problem: ProblemError) => void = () => {},
): Promise<T> {
  const began = performance.now();
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.transient) throw error;
      const wait = waitBefore(tries, error);
      if (performance.now() - began + wait > GIVE_UP_AFTER_MS) throw error;
      onFailure(error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
