import { ProblemError } from '../api/problem';

/** What the server has asked for so far, beyond e-mail and password. */
export interface Asked {
  readonly code: boolean;
  readonly newPassword: boolean;
}

export const NOTHING_ASKED: Asked = { code: false, newPassword: false };

/** Fields stay once they were asked for: a wrong code is followed by another one. */
export function askedBy(error: unknown, before: Asked): Asked {
  if (!(error instanceof ProblemError)) return before;
  return {
    code: before.code || error.code === 'code_required' || error.code === 'code_wrong',
    newPassword: before.newPassword || error.code === 'password_change_required',
  };
}

/** True when the error only asks for a field that is not filled in yet, which is no failure of the person's. */
export function onlyAsks(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'code_required' || error.code === 'password_change_required');
}
