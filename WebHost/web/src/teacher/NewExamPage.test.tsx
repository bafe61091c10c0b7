import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { makeExam } from '../testing/records';
import { problem, TestServer } from '../testing/server';
import { problemBeside, show } from '../testing/show';
import { Component as NewExamPage } from './NewExamPage';

let server: TestServer;

beforeEach(() => {
  server = new TestServer().on('GET /monitor/event-types', () => Response.json({ items: [] })).start();
});

async function create() {
  const shown = show(<NewExamPage />, { path: '/new', route: '/new' });
  await userEvent.type(screen.getByLabelText('Title'), 'Algebra');
  await userEvent.type(screen.getByLabelText('Subject'), 'Mathematics');
  await userEvent.click(screen.getByRole('button', { name: 'Create the draft' }));
  return shown;
}

it('creates the exam and opens it', async () => {
  server.on('POST /teacher/exams', () => Response.json(makeExam(), { status: 201 }));
  const { at } = await create();

  await waitFor(() => expect(at()).not.toBe('/new'));
  expect(server.writes).toHaveLength(1);
  expect(server.writes[0]?.body).toMatchObject({ title: 'Algebra', subject: 'Mathematics', duration_s: 3600 });
});

it('stays where it is when the server refuses, with the problem beside its field', async () => {
  server.on('POST /teacher/exams', () => problem(400, 'exam_invalid', 'The title has 1 to 200 characters.', 'title'));
  const { at } = await create();

  await waitFor(() => expect(problemBeside('Title')).toBe('The title has 1 to 200 characters.'));
  expect(at()).toBe('/new');
});
