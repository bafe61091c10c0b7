import { ProblemError } from '../../api/problem';

/** A hub error as a problem: its message ends in `{code, detail}` after SignalR's own text. */
export function hubProblem(error: unknown): ProblemError {
  const message = error instanceof Error ? error.message : String(error);
  const start = message.indexOf('{');
  if (start >= 0) {
    try {
      const { code, detail } = JSON.parse(message.slice(start)) as { code?: string; detail?: string };
      if (code) return new ProblemError(409, code, detail ?? code);
    } catch {
      // Not an error of our hub: shown as it is.
    }
  }
  return new ProblemError(0, 'hub', message);
}
