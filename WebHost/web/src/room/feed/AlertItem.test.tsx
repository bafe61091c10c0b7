import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/problem';
import { show } from '../../testing/show';
import type { RoomAlert } from '../store/order';
import type { Triage } from './AlertFeed';
import { AlertItem } from './AlertItem';

const alert: RoomAlert = {
  id: 'x',
  exam_id: 'e',
  attempt_id: 'a',
  raised_at: '2026-03-01T10:00:00Z',
  kind: 'band.warning',
  level: 'warning',
  sentence: 'The tab was hidden.',
  event_seqs: [],
  integrity_score: 90,
  risk: 60,
  state: 'open',
  no: 1,
};
const acknowledge = vi.fn<Triage['acknowledge']>();
const resolve = vi.fn<Triage['resolve']>();

beforeEach(() => {
  acknowledge.mockReset();
  resolve.mockReset();
  show(<AlertItem as="div" alert={alert} acknowledge={acknowledge} resolve={resolve} />);
});

const click = (testId: string) => userEvent.click(screen.getByTestId(testId));

it('stays open when it cannot be acknowledged, and says why', async () => {
  acknowledge.mockRejectedValue(new ProblemError(0, 'hub', 'The room is not connected.'));
  await click('acknowledge');

  expect(await screen.findByText('The room is not connected.')).toBeDefined();
  expect(screen.queryByText('Acknowledged')).toBeNull();
});

it('sends verdict and comment, and closes the form when they are stored', async () => {
  resolve.mockResolvedValue();
  await click('resolve');
  await userEvent.selectOptions(screen.getByLabelText('Verdict'), 'suspicious');
  await userEvent.type(screen.getByLabelText('Comment'), ' Talk to her. ');
  await click('confirm-resolve');

  await waitFor(() => expect(screen.queryByLabelText('Verdict')).toBeNull());
  expect(resolve.mock.calls).toEqual([['x', 'suspicious', 'Talk to her.']]);
});

it('keeps the form and what was typed when the verdict is refused', async () => {
  resolve.mockRejectedValue(new ProblemError(409, 'not_permitted', 'This needs another permission.'));
  await click('resolve');
  await userEvent.type(screen.getByLabelText('Comment'), 'Talk to her.');
  await click('confirm-resolve');

  expect(await screen.findByText('This needs another permission.')).toBeDefined();
  expect(screen.getByLabelText('Comment')).toHaveProperty('value', 'Talk to her.');
});
