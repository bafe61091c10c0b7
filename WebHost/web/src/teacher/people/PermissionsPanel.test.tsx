import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { makeExam } from '../../testing/records';
import { problem, stale, tagged, TestServer } from '../../testing/server';
import { problemBeside, saysSaved, show } from '../../testing/show';
import { PermissionsPanel } from './PermissionsPanel';

const route = 'PUT /teacher/exams/e/permissions';
const bo = { teacher_id: 't', email: 'bo@example.org', full_name: 'Bo Example', level: 'view' };
let server: TestServer;

beforeEach(() => {
  server = new TestServer().on('GET /teacher/exams/e/permissions', () => tagged({ items: [bo] }, '"p1"')).start();
});

async function add() {
  show(<PermissionsPanel exam={makeExam()} />);
  await userEvent.type(await screen.findByLabelText('E-mail of a teacher'), 'new@example.org');
  await userEvent.click(screen.getByRole('button', { name: 'Add' }));
}

it('sends a new permission with the ETag of the list, and empties the form', async () => {
  server.on(route, () => tagged({ items: [bo] }, '"p2"'));
  await add();

  await waitFor(() => expect(screen.getByLabelText('E-mail of a teacher')).toHaveProperty('value', ''));
  expect(server.writes).toEqual([{ route, body: { email: 'new@example.org', level: 'proctor' }, ifMatch: '"p1"' }]);
});

it('shows a problem with the address beside it, and keeps what was typed', async () => {
  server.on(route, () => problem(404, 'teacher_unknown', 'There is no such teacher.', 'email'));
  await add();

  await waitFor(() => expect(problemBeside('E-mail of a teacher')).toBe('There is no such teacher.'));
  expect(screen.getByLabelText('E-mail of a teacher')).toHaveProperty('value', 'new@example.org');
});

it('shows a refused change beside its teacher, with the level that still holds', async () => {
  server.on(route, () => problem(409, 'last_owner', 'An exam has an owner.'));
  show(<PermissionsPanel exam={makeExam()} />);
  await userEvent.selectOptions(await screen.findByLabelText('Permission of Bo Example'), 'edit');

  await waitFor(() => expect(problemBeside('Permission of Bo Example')).toBe('An exam has an owner.'));
  expect(screen.getByLabelText('Permission of Bo Example')).toHaveProperty('value', 'view');
  expect(saysSaved()).toBe(false);
});

it('reads the list again when somebody else was faster', async () => {
  server.on(route, stale);
  show(<PermissionsPanel exam={makeExam()} />);
  await userEvent.selectOptions(await screen.findByLabelText('Permission of Bo Example'), 'edit');
  await waitFor(() => expect(server.reads.length).toBe(2));

  server.on('GET /teacher/exams/e/permissions', () => tagged({ items: [bo] }, '"p9"'));
  await userEvent.selectOptions(screen.getByLabelText('Permission of Bo Example'), 'grade');
  await waitFor(() => expect(server.reads.length).toBe(3));
  await userEvent.selectOptions(screen.getByLabelText('Permission of Bo Example'), 'own');

  await waitFor(() => expect(server.writes.map((sent) => sent.ifMatch)).toEqual(['"p1"', '"p1"', '"p9"']));
});
