import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { makeExam } from '../../testing/records';
import { problem, TestServer } from '../../testing/server';
import { show } from '../../testing/show';
import { BehaviorPanel } from './BehaviorPanel';
import { CollusionPanel } from './CollusionPanel';

let server: TestServer;

beforeEach(() => {
  server = new TestServer()
    .on('GET /teacher/exams/e/collusion', () => Response.json({ run: null, items: [], next: null }))
    .start();
});

it('does not claim that a comparison runs when the server refused it', async () => {
  server.on('POST /teacher/exams/e/collusion', () => problem(409, 'collusion_running', 'One is running.'));
  show(<CollusionPanel exam={makeExam()} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Compare answers' }));

  expect(await screen.findByText('One is running.')).toBeDefined();
  expect(screen.getByTestId('collusion-state').textContent).toBe('Not compared yet.');
});

it('reads the state again once a comparison has begun', async () => {
  server.on('POST /teacher/exams/e/collusion', () => Response.json({ id: 'r' }, { status: 202 }));
  show(<CollusionPanel exam={makeExam()} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Compare answers' }));

  await waitFor(() => expect(server.reads).toHaveLength(2));
});

it('says why an attempt cannot be analysed', async () => {
  server.on('POST /analysis/behavior', () => problem(409, 'attempt_live', 'The attempt is not over.'));
  show(<BehaviorPanel attemptId="a" />);
  await userEvent.click(screen.getByTestId('show-behavior'));

  expect(await screen.findByText('The attempt is not over.')).toBeDefined();
  expect(server.writes.map((sent) => sent.body)).toEqual([{ attempt_id: 'a' }]);
});
