import { expect, it } from 'vitest';
import type { AttemptCard } from '../../api/schema';
import { count, pick } from './filter';

const card = (id: string, change: Partial<AttemptCard> = {}) =>
  ({
    attempt_id: id,
    student_name: 'Ada Okafor',
    status: 'in_progress',
    connected: true,
    hand_raised: false,
    band: 'none',
    ...change,
  }) as AttemptCard;
const cards = new Map(
  [
    card('a'),
    card('b', { student_name: 'Bilal Haddad', band: 'warning' }),
    card('c', { connected: false }),
    card('d', { status: 'submitted', band: 'critical', connected: false }),
    card('e', { hand_raised: true }),
  ].map((c) => [c.attempt_id, c]),
);
const ids = (shown: Parameters<typeof pick>[2], search = '') =>
  pick([...cards.keys()], cards, shown, search)
    .map((c) => c.attempt_id)
    .join('');

it('lists attempts by filter', () => {
  expect([ids('all'), ids('live'), ids('ended'), ids('attention'), ids('disconnected')]).toEqual([
    'abcde',
    'abce',
    'd',
    'be',
    'c',
  ]);
  expect(count(cards, 'live')).toBe(4);
});

it('finds names by any of their words, ignoring case', () => {
  expect(ids('all', 'haDD bil')).toBe('b');
  expect(ids('all', 'nobody')).toBe('');
});
