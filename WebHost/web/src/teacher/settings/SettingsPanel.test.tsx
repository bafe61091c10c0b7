import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { queryKeys } from '../../api/queryKeys';
import { readExam } from '../../api/teacher';
import { makeExam } from '../../testing/records';
import { problem, stale, tagged, TestServer } from '../../testing/server';
import { problemBeside, saysSaved, show } from '../../testing/show';
import { SettingsPanel } from './SettingsPanel';

let server: TestServer;

beforeEach(() => {
  server = new TestServer()
    .on('GET /monitor/event-types', () => Response.json({ items: [] }))
    .on('GET /teacher/exams/e', () => tagged(makeExam(), '"v5"'))
    .start();
});

function Panel() {
  const exam = useQuery({ queryKey: queryKeys.exam('e'), queryFn: () => readExam('e') });
  return exam.data ? <SettingsPanel exam={exam.data} /> : null;
}

async function retitle(title: string) {
  const input = await screen.findByLabelText('Title');
  await userEvent.clear(input);
  await userEvent.type(input, title);
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

it('sends the whole exam with the ETag it read', async () => {
  server.on('PUT /teacher/exams/e', () => tagged(makeExam({ title: 'Geometry' }), '"v6"'));
  show(<Panel />);
  await retitle('Geometry');
  await save();

  await screen.findByText('Saved.');
  expect(server.writes).toEqual([
    { route: 'PUT /teacher/exams/e', body: makeExam({ title: 'Geometry' }), ifMatch: '"v5"' },
  ]);
});

it.each([
  ['title', 'Title'],
  ['closes_at', 'Closes'],
  ['pass_mark', 'Pass mark, %'],
])('shows a problem with %s beside its field, and does not say saved', async (field, label) => {
  server.on('PUT /teacher/exams/e', () => problem(400, 'exam_invalid', 'This will not do.', field));
  show(<Panel />);
  await retitle('Geometry');
  await save();

  await waitFor(() => expect(problemBeside(label)).toBe('This will not do.'));
  expect(saysSaved()).toBe(false);
  expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Geometry');
});

it('shows a problem with the policy, and one of the whole exam', async () => {
  server.on('PUT /teacher/exams/e', () => problem(400, 'policy_invalid', 'The bands do not rise.', 'policy'));
  show(<Panel />);
  await screen.findByLabelText('Title');
  await save();
  expect(await screen.findByText('The bands do not rise.')).toBeDefined();

  server.on('PUT /teacher/exams/e', () => problem(409, 'exam_not_draft', 'Only a draft can change like this.'));
  await save();
  expect(await screen.findByText('Only a draft can change like this.')).toBeDefined();
  expect(saysSaved()).toBe(false);
});

it('does not overwrite what somebody else saved while this teacher typed', async () => {
  server.on('PUT /teacher/exams/e', stale);
  const { cache } = show(<Panel />);
  await retitle('Geometry');
  server.on('GET /teacher/exams/e', () => tagged(makeExam({ title: 'Theirs', version: 6 }), '"v6"'));
  await cache.invalidateQueries({ queryKey: queryKeys.exam('e') });
  expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Geometry');

  await save();
  await userEvent.click(await screen.findByRole('button', { name: 'Read it again' }));

  expect(server.writes.map((sent) => sent.ifMatch)).toEqual(['"v5"']);
  await waitFor(() => expect(screen.getByLabelText('Title')).toHaveProperty('value', 'Theirs'));
});
