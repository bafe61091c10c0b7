import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { queryKeys } from '../../api/queryKeys';
import type { Question } from '../../api/schema';
import { readExam } from '../../api/teacher';
import { makeExam, makeQuestion } from '../../testing/records';
import { problem, stale, tagged, TestServer } from '../../testing/server';
import { problemBeside, show } from '../../testing/show';
import { QuestionsPanel } from './QuestionsPanel';

let server: TestServer;
let questions: Question[];

beforeEach(() => {
  questions = [makeQuestion()];
  server = new TestServer().on('GET /teacher/exams/e', () => tagged(makeExam({ questions }), '"v5"')).start();
});

function Panel() {
  const exam = useQuery({ queryKey: queryKeys.exam('e'), queryFn: () => readExam('e') });
  return exam.data ? <QuestionsPanel exam={exam.data.value} /> : null;
}

async function edit(text: string) {
  const shown = show(<Panel />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await userEvent.clear(screen.getByLabelText('Question'));
  await userEvent.type(screen.getByLabelText('Question'), text);
  return shown;
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the question' }));

it('sends back the whole question with its version', async () => {
  server.on('PUT /teacher/exams/e/questions/q', ({ body }) => {
    questions = [makeQuestion({ text: 'How?', version: 8 })];
    return Response.json(body);
  });
  await edit('How?');
  await save();

  expect(await screen.findByRole('button', { name: 'Edit' })).toBeDefined();
  expect(server.writes).toEqual([
    { route: 'PUT /teacher/exams/e/questions/q', body: makeQuestion({ text: 'How?' }), ifMatch: '"7"' },
  ]);
});

it('adds a question', async () => {
  server.on('POST /teacher/exams/e/questions', ({ body }) => Response.json(body, { status: 201 }));
  show(<Panel />);
  await userEvent.click(await screen.findByRole('button', { name: 'Add a question' }));
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'essay');
  await userEvent.type(screen.getByLabelText('Question'), 'Who?');
  await save();

  expect(await screen.findByRole('button', { name: 'Add a question' })).toBeDefined();
  expect(server.writes.map((sent) => sent.body)).toEqual([
    { kind: 'essay', text: 'Who?', points: 1, options: null, key: null },
  ]);
});

it.each([
  ['text', 'Question'],
  ['points', 'Points'],
])('shows a problem with %s beside its field, and keeps the form', async (field, label) => {
  server.on('PUT /teacher/exams/e/questions/q', () => problem(400, 'question_invalid', 'This will not do.', field));
  await edit('How?');
  await save();

  await waitFor(() => expect(problemBeside(label)).toBe('This will not do.'));
  expect(screen.getByLabelText('Question')).toHaveProperty('value', 'How?');
});

it('shows a problem with what has no field of its own', async () => {
  server.on('PUT /teacher/exams/e/questions/q', () => problem(400, 'question_invalid', 'The lines add up.', 'rubric'));
  await edit('How?');
  await save();

  expect(await screen.findByText('The lines add up.')).toBeDefined();
});

it('does not overwrite what somebody else saved while the form was open', async () => {
  server.on('PUT /teacher/exams/e/questions/q', stale);
  const { cache } = await edit('How?');
  questions = [makeQuestion({ text: 'Theirs', version: 8 })];
  await cache.invalidateQueries({ queryKey: queryKeys.exam('e') });
  await save();
  await userEvent.click(await screen.findByRole('button', { name: 'Read it again' }));

  expect(await screen.findByText('Theirs')).toBeDefined();
  expect(server.writes.map((sent) => sent.ifMatch)).toEqual(['"7"']);
});

it('keeps a question that the server does not delete, and says why', async () => {
  server.on('DELETE /teacher/exams/e/questions/q', () => problem(409, 'exam_not_draft', 'Only a draft can change.'));
  show(<Panel />);
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  await userEvent.click(screen.getByRole('button', { name: 'Delete permanently' }));

  expect(await screen.findByText('Only a draft can change.')).toBeDefined();
  expect(screen.getByText('Why?')).toBeDefined();
});
