import { ProblemError } from '../api/problem';

/** Fields the server has requested beyond e-mail and password. */
export interface ExtraFields {
  readonly code: boolean;
  readonly newPassword: boolean;
}

export const NO_EXTRA_FIELDS: ExtraFields = { code: false, newPassword: false };

/** Fields stay once they were requested: after a wrong code the next one is entered. */
export function fieldsAfter(error: unknown, before: ExtraFields): ExtraFields {
  if (!(error instanceof ProblemError)) return before;
  return {
    code: before.code || error.code === 'code_required' || error.code === 'code_wrong',
    newPassword: before.newPassword || error.code === 'password_change_required',
  };
}

/** True when the error only requests another field, which is no mistake of the user. */
export function onlyAsksForField(error: unknown): boolean {
  return error instanceof ProblemError && (error.code === 'code_required' || error.code === 'password_change_required');
}
