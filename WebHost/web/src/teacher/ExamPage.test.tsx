import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { makeExam } from '../testing/records';
import { problem, tagged, TestServer } from '../testing/server';
import { show } from '../testing/show';
import { Component as ExamPage } from './ExamPage';

let server: TestServer;
let status: 'draft' | 'published' | 'closed';

beforeEach(() => {
  status = 'draft';
  server = new TestServer()
    .on('GET /monitor/event-types', () => Response.json({ items: [] }))
    .on('GET /teacher/exams/e', () => tagged(makeExam({ status }), `"${status}"`))
    .start();
  show(<ExamPage />, { path: '/exams/e', route: '/exams/:examId' });
});

const click = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('shows the new state after it was published and closed', async () => {
  for (const [route, next] of [
    ['publish', 'published'],
    ['close', 'closed'],
  ] as const) {
    server.on(`POST /teacher/exams/e/${route}`, () => {
      status = next;
      return Response.json(makeExam({ status }));
    });
  }
  await click('Publish');
  await click('Close');

  await waitFor(() => expect(screen.getByTestId('exam-status').textContent).toBe('closed'));
});

it('stays a draft when the server does not publish it, and says why', async () => {
  server.on('POST /teacher/exams/e/publish', () => problem(409, 'exam_incomplete', 'A question has no key.'));
  await click('Publish');

  expect(await screen.findByText('A question has no key.')).toBeDefined();
  expect(screen.getByTestId('exam-status').textContent).toBe('draft');
});
