import { ProblemError } from '../../api/problem';

/** The hub's refusal as a problem: its message carries `{code, detail}` behind SignalR's own words. */
export function hubProblem(error: unknown): ProblemError {
  const message = error instanceof Error ? error.message : String(error);
  const start = message.indexOf('{');
  if (start >= 0) {
    try {
      const { code, detail } = JSON.parse(message.slice(start)) as { code?: string; detail?: string };
      if (code) return new ProblemError(409, code, detail ?? code);
    } catch {
      // Not ours: told as it is.
    }
  }
  return new ProblemError(0, 'hub', message);
}
