import { expect, it } from 'vitest';
import type { Instruction } from '../../../monitor';
import type { AttemptSession } from '../../api/schema';
import { announcementOf, applyInstruction } from './instructions';

const attempt = { status: 'in_progress', locked: false, deadline: '2026-01-01T10:00:00Z' } as AttemptSession;
const order = (kind: Instruction['kind'], more: Partial<Instruction> = {}): Instruction => ({
  t: 'instruction',
  id: '1',
  kind,
  ...more,
});

it('applies instructions optimistically', () => {
  expect(applyInstruction(attempt, order('pause')).status).toBe('paused');
  expect(applyInstruction(attempt, order('lock')).locked).toBe(true);
  expect(applyInstruction(attempt, order('extend', { until: '2026-01-01T10:05:00Z' })).deadline).toBe(
    '2026-01-01T10:05:00Z',
  );
  expect(
    applyInstruction(
      { ...attempt, status: 'paused', locked: true },
      order('resume', { until: '2026-01-01T10:07:00Z' }),
    ),
  ).toMatchObject({ status: 'in_progress', locked: false, deadline: '2026-01-01T10:07:00Z' });
  expect(applyInstruction(attempt, order('message', { text: 'x' }))).toBe(attempt);
});

it('says how much time was added', () => {
  expect(
    announcementOf(order('extend', { until: '2026-01-01T10:05:00Z', text: 'Sorry for the noise.' }), attempt.deadline)
      ?.text,
  ).toBe('5 minutes were added.\nSorry for the noise.');
  expect(announcementOf(order('extend', { until: '2026-01-01T10:00:45Z' }), attempt.deadline)?.text).toBe(
    '45 seconds were added.',
  );
});

it('shows no dialog for pause and lock', () => {
  expect(announcementOf(order('pause'), attempt.deadline)).toBeNull();
  expect(announcementOf(order('lock'), attempt.deadline)).toBeNull();
});
