import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem';
import { askedBy, NOTHING_ASKED, onlyAsks } from './asked';

const refusal = (code: string) => new ProblemError(401, code, 'no');

describe('what a sign-in asks for', () => {
  it('asks for a code, and keeps asking while it is wrong', () => {
    const asked = askedBy(refusal('code_required'), NOTHING_ASKED);
    expect(asked).toEqual({ code: true, newPassword: false });
    expect(askedBy(refusal('code_wrong'), asked)).toEqual(asked);
    expect(askedBy(refusal('credentials_invalid'), asked)).toEqual(asked);
  });

  it('asks for a new password and for a code, one after the other', () => {
    const first = askedBy(refusal('password_change_required'), NOTHING_ASKED);
    expect(askedBy(refusal('code_required'), first)).toEqual({ code: true, newPassword: true });
  });

  it('asks for nothing after any other failure', () => {
    expect(askedBy(refusal('credentials_invalid'), NOTHING_ASKED)).toEqual(NOTHING_ASKED);
    expect(askedBy(new Error('away'), NOTHING_ASKED)).toBe(NOTHING_ASKED);
  });

  it('tells a question from a failure', () => {
    expect(onlyAsks(refusal('code_required'))).toBe(true);
    expect(onlyAsks(refusal('code_wrong'))).toBe(false);
    expect(onlyAsks(new Error('away'))).toBe(false);
  });
});
