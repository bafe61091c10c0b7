import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/problem';
import type { AttemptCard } from '../../api/schema';
import { show } from '../../testing/show';
import type { InstructAll } from './InstructButtons';
import { InstructDialog } from './InstructDialog';
import { kinds } from './kinds';

const card = (id: string, name: string) => ({ attempt_id: id, student_name: name }) as AttemptCard;
const targets = [card('a', 'Ada'), card('b', 'Bo')];
const instruct = vi.fn<InstructAll>();
const onClose = vi.fn<(sent: boolean) => void>();
const ok = (id: string) => ({ attempt_id: id, ok: true });

beforeEach(() => {
  instruct.mockReset();
  onClose.mockReset();
});

const open = (kind: string) =>
  show(
    <InstructDialog
      form={kinds.find((form) => form.kind === kind)!}
      targets={targets}
      instruct={instruct}
      onClose={onClose}
    />,
  );
const send = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('sends to every student and closes when all were reached', async () => {
  instruct.mockResolvedValue([ok('a'), ok('b')]);
  open('message');
  await userEvent.type(screen.getByLabelText('Message'), 'Five minutes left.');
  await send('Message');

  await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
  expect(instruct.mock.calls).toEqual([[['a', 'b'], 'message', { text: 'Five minutes left.' }]]);
});

it('names students who were not reached, and retries only those', async () => {
  instruct.mockResolvedValueOnce([
    ok('a'),
    { attempt_id: 'b', ok: false, code: 'attempt_over', detail: 'It is over.' },
  ]);
  open('pause');
  await send('Pause');

  expect(await screen.findByText(/1 student not reached: Bo \(It is over\.\)/)).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();

  instruct.mockResolvedValueOnce([ok('b')]);
  await send('Retry failed students');
  await waitFor(() => expect(onClose).toHaveBeenCalledWith(true));
  expect(instruct.mock.calls.map(([ids]) => ids)).toEqual([['a', 'b'], ['b']]);
});

it('stays open when the room refuses, and says why', async () => {
  instruct.mockRejectedValue(new ProblemError(0, 'hub', 'The room is not connected.'));
  open('pause');
  await send('Pause');

  expect(await screen.findByText('The room is not connected.')).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.queryByText(/done for/)).toBeNull();
});

it('ends exams only with a reason and a confirmation', async () => {
  open('terminate');
  const button = screen.getByRole('button', { name: 'End exam' });
  expect(button).toHaveProperty('disabled', true);
  await userEvent.type(screen.getByLabelText(/^Reason/), 'Fire alarm');
  expect(button).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('checkbox'));
  expect(button).toHaveProperty('disabled', false);
});
