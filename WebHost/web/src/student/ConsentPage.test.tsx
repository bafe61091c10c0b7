import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { problem, TestServer } from '../testing/server';
import { show } from '../testing/show';
import { Component as ConsentPage } from './ConsentPage';

const notice = (version: number) => ({
  version,
  collects: [],
  purpose: `Purpose ${version}`,
  retention_days: 90,
  never: [],
});
const start = 'POST /student/exams/e/start';
let server: TestServer;

beforeEach(() => {
  server = new TestServer()
    .on('GET /student/exams/e/notice', () => Response.json(notice(3)))
    .on('GET /student/exams', () => Response.json({ items: [], next: null }))
    .start();
});

const box = () => screen.getByRole('checkbox');
const button = () => screen.getByRole('button', { name: 'Start the exam now' });

async function agreeAndStart() {
  const shown = show(<ConsentPage />, { path: '/exams/e', route: '/exams/:examId' });
  await screen.findByText('Purpose 3');
  expect(button()).toHaveProperty('disabled', true);
  await userEvent.click(box());
  await userEvent.click(button());
  return shown;
}

it('sends the version of the notice that was agreed to, and enters the attempt', async () => {
  server.on(start, () => Response.json({ attempt_id: 'a', require_fullscreen: false }));
  const { at } = await agreeAndStart();

  await waitFor(() => expect(at()).toMatch(/attempts\/a$/));
  expect(server.writes.map((sent) => sent.body)).toEqual([{ notice_version: 3 }]);
});

it('stays when the server refuses, and says why', async () => {
  server.on(start, () => problem(409, 'exam_closed', 'The exam is closed.'));
  const { at } = await agreeAndStart();

  expect(await screen.findByText('The exam is closed.')).toBeDefined();
  expect(at()).toBe('/exams/e');
});

it('asks again when the notice has changed', async () => {
  server
    .on(start, () => problem(409, 'consent_missing', 'The notice has changed.'))
    .on('GET /student/exams/e/notice', () => Response.json(notice(server.writes.length === 0 ? 3 : 4)));
  await agreeAndStart();

  await screen.findByText('Purpose 4');
  expect(box()).toHaveProperty('checked', false);
  expect(button()).toHaveProperty('disabled', true);
});

it('enters an attempt that is already live', async () => {
  server.on(start, () =>
    Response.json({ status: 409, code: 'attempt_live', detail: 'It runs.', subject: 'b' }, { status: 409 }),
  );
  const { at } = await agreeAndStart();

  await waitFor(() => expect(at()).toMatch(/attempts\/b$/));
});
