import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/problem';
import { saysSaved, show } from '../../testing/show';
import { AnnotateForms, type Annotate } from './AnnotateForms';

const flag = vi.fn<Annotate['flag']>();
const note = vi.fn<Annotate['note']>();
const onStored = vi.fn<() => void>();

beforeEach(() => {
  for (const mock of [flag, note, onStored]) mock.mockReset();
  show(<AnnotateForms attemptId="a" flag={flag} note={note} onStored={onStored} />);
});

const click = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('sends severity and reason, and says saved only after the answer', async () => {
  let answer = () => {};
  flag.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await click('Flag');
  await userEvent.selectOptions(screen.getByLabelText('Severity'), 'High');
  await userEvent.type(screen.getByLabelText('Reason (optional)'), ' Talks. ');
  await click('Save flag');

  expect(flag.mock.calls).toEqual([['a', 75, 'Talks.']]);
  expect(screen.queryByText('Flag saved.')).toBeNull();
  expect(onStored).not.toHaveBeenCalled();
  answer();
  expect(await screen.findByText('Flag saved.')).toBeDefined();
  expect(screen.queryByLabelText('Severity')).toBeNull();
  expect(onStored).toHaveBeenCalledOnce();
});

it('removes a flag with severity 0 and without a reason', async () => {
  flag.mockResolvedValue();
  await click('Flag');
  await userEvent.selectOptions(screen.getByLabelText('Severity'), 'Remove the flag');
  await click('Remove flag');

  expect(await screen.findByText('Flag removed.')).toBeDefined();
  expect(flag.mock.calls).toEqual([['a', 0, '']]);
});

it('sends a note only with a text', async () => {
  note.mockResolvedValue();
  await click('Note');
  expect(screen.getByRole('button', { name: 'Save note' })).toHaveProperty('disabled', true);
  await userEvent.type(screen.getByLabelText('Note'), '   ');
  expect(screen.getByRole('button', { name: 'Save note' })).toHaveProperty('disabled', true);
  await userEvent.type(screen.getByLabelText('Note'), 'Asked for water.');
  await click('Save note');

  await waitFor(() => expect(note.mock.calls).toEqual([['a', 'Asked for water.']]));
  expect(await screen.findByText('Note saved.')).toBeDefined();
});

it('keeps the form and what was typed when it is refused, and says why', async () => {
  note.mockRejectedValueOnce(new ProblemError(409, 'attempt_over', 'The attempt has ended.'));
  await click('Note');
  await userEvent.type(screen.getByLabelText('Note'), 'Asked for water.');
  await click('Save note');

  expect(await screen.findByRole('alert')).toHaveProperty('textContent', 'The attempt has ended.');
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'Asked for water.');
  expect(saysSaved()).toBe(false);
  expect(screen.queryByText('Note saved.')).toBeNull();
  expect(onStored).not.toHaveBeenCalled();
});

it('shows one form at a time and closes it on cancel', async () => {
  await click('Flag');
  await click('Note');
  expect(screen.queryByLabelText('Severity')).toBeNull();
  await click('Cancel');
  expect(screen.queryByLabelText('Note')).toBeNull();
  expect(flag).not.toHaveBeenCalled();
  expect(note).not.toHaveBeenCalled();
});
