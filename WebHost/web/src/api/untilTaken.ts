import { ProblemError } from './problem';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;
const GIVE_UP_AFTER_MS = 60_000;

/** Waits longer each time, and not when all others do; never shorter than the server asked for. */
function waitBefore(tries: number, problem: ProblemError): number {
  const asked = problem.extra['retry_after_s'];
  const wait = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS) * (1 + Math.random() / 2);
  return typeof asked === 'number' ? Math.max(wait, asked * 1_000) : wait;
}

/**
 * Makes a call that is safe to make twice until the server takes it or refuses it: one that restarts answers 503, or
 * not at all, for a while. Gives up after a minute with the last problem.
 */
export async function untilTaken<T>(
  call: () => Promise<T>,
  told: (problem: ProblemError) => void = () => {},
): Promise<T> {
  const began = performance.now();
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.transient) throw error;
      const wait = waitBefore(tries, error);
      if (performance.now() - began + wait > GIVE_UP_AFTER_MS) throw error;
      told(error);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
