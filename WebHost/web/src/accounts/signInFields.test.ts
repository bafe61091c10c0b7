import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem';
import { fieldsAfter, NO_EXTRA_FIELDS, onlyAsksForField } from './signInFields';

const refusal = (code: string) => new ProblemError(401, code, 'no');

describe('fields of the sign-in form', () => {
  it('requests a code until it is right', () => {
    const asked = fieldsAfter(refusal('code_required'), NO_EXTRA_FIELDS);
    expect(asked).toEqual({ code: true, newPassword: false });
    expect(fieldsAfter(refusal('code_wrong'), asked)).toEqual(asked);
    expect(fieldsAfter(refusal('credentials_invalid'), asked)).toEqual(asked);
  });

  it('requests a new password, then a code', () => {
    const first = fieldsAfter(refusal('password_change_required'), NO_EXTRA_FIELDS);
    expect(fieldsAfter(refusal('code_required'), first)).toEqual({ code: true, newPassword: true });
  });

  it('requests nothing after any other error', () => {
    expect(fieldsAfter(refusal('credentials_invalid'), NO_EXTRA_FIELDS)).toEqual(NO_EXTRA_FIELDS);
    expect(fieldsAfter(new Error('away'), NO_EXTRA_FIELDS)).toBe(NO_EXTRA_FIELDS);
  });

  it('distinguishes a requested field from an error', () => {
    expect(onlyAsksForField(refusal('code_required'))).toBe(true);
    expect(onlyAsksForField(refusal('code_wrong'))).toBe(false);
    expect(onlyAsksForField(new Error('away'))).toBe(false);
  });
});
