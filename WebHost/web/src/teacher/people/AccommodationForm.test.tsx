import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Accommodation } from '../../api/schema';
import { makeExam } from '../../testing/records';
import { problem, stale, tagged, TestServer } from '../../testing/server';
import { problemBeside, saysSaved, show as showForm } from '../../testing/show';
import { AccommodationForm } from './AccommodationForm';

const route = 'PUT /teacher/exams/e/allowances/s';
const granted: Accommodation = {
  extra_s: 310,
  exempt: ['gaze.away'],
  scale: { 'tab.hidden': 0.5, 'user.idle': 0.3 },
  factor: 1.5,
  break_s: 900,
};
const student = { id: 's', full_name: 'Ada Example', email: 'ada@example.org' };
let server: TestServer;

beforeEach(() => {
  server = new TestServer()
    .on('GET /monitor/event-types', () => Response.json({ items: [] }))
    .on('GET /teacher/exams/e/allowances/s', () => tagged(granted, '"a"'))
    .on(route, () => tagged(granted, '"b"'))
    .start();
});

const show = (onClose = () => {}) =>
  showForm(<AccommodationForm exam={makeExam()} student={student} onClose={onClose} />);

it('sends back everything that was read when more time is given', async () => {
  const onClose = vi.fn();
  show(onClose);
  const minutes = await screen.findByLabelText('Extra time, minutes');
  await userEvent.clear(minutes);
  await userEvent.type(minutes, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(server.writes).toEqual([{ route, body: { ...granted, extra_s: 600 }, ifMatch: '"a"' }]);
});

it('sends the same record when nothing was edited', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

  await waitFor(() => expect(server.writes).toHaveLength(1));
  expect(server.writes[0]?.body).toEqual(granted);
});

it('shows the accommodation, and the factors it keeps', async () => {
  show();

  expect(await screen.findByLabelText("Time, % of the exam's duration")).toHaveProperty('value', '150');
  expect(screen.getByLabelText('Breaks, total minutes')).toHaveProperty('value', '15');
  expect(screen.getByText(/user\.idle counts 30 %/)).toBeDefined();
});

it('stays open after a conflict, and offers to read again', async () => {
  server.on(route, stale);
  const onClose = vi.fn();
  show(onClose);
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('button', { name: 'Read it again' })).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

it.each([
  ['extra_s', 'Extra time, minutes'],
  ['factor', "Time, % of the exam's duration"],
  ['break_s', 'Breaks, total minutes'],
])('shows a problem with %s beside its field, and does not say saved', async (field, label) => {
  server.on(route, () => problem(400, 'allowance_invalid', 'This is too much.', field));
  const onClose = vi.fn();
  show(onClose);
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

  await waitFor(() => expect(problemBeside(label)).toBe('This is too much.'));
  expect(onClose).not.toHaveBeenCalled();
  expect(saysSaved()).toBe(false);
});
