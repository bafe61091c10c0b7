import { describe, expect, it } from 'vitest';
import type { CollusionPair } from '../../api/schema';
import { agreement, chance, lag } from './evidenceWords';

const pair = (change: Partial<CollusionPair>): CollusionPair => ({
  attempt_a: 'a',
  student_a: { id: '1', full_name: 'Ada' },
  attempt_b: 'b',
  student_b: { id: '2', full_name: 'Grace' },
  both_wrong: 12,
  same_wrong: 11,
  expected: 4.2,
  p_value: 1e-6,
  q_value: 1e-3,
  same_right: 8,
  time_correlation: 0.9,
  lag_s: 12,
  close_answers: 15,
  ...change,
});

describe('chance', () => {
  it.each([
    [0.5, '50 in 100'],
    [0.1, '10 in 100'],
    [0.05, '1 in 20'],
    [0.00000052, '1 in 2,000,000'],
    [1e-30, 'less than 1 in 1,000,000,000,000,000'],
    [0, 'next to none'],
  ])('shows %d as %s', (p, words) => expect(chance(p)).toBe(words));
});

describe('a pair', () => {
  it('compares the agreement with what chance explains', () =>
    expect(agreement(pair({}))).toBe('11 of 12 questions that both got wrong have the same answer; by chance about 4'));

  it('says who followed', () => {
    expect(lag(pair({ lag_s: 12 }))).toBe('Grace 12 s later');
    expect(lag(pair({ lag_s: -120 }))).toBe('Ada 2 min later');
    expect(lag(pair({ lag_s: 0.4 }))).toBe('stored at the same time');
    expect(lag(pair({ lag_s: null }))).toBe('');
  });
});
