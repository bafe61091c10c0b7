import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { saveAnswer } from '../../api/student';
import type { AttemptQuestion } from '../../api/schema';
import { problem, TestServer, type Sent } from '../../testing/server';
import { show } from '../../testing/show';
import { AnswerQueue } from '../answers/answerQueue';
import { Drafts } from '../answers/drafts';
import { QuestionCard } from './QuestionCard';

const route = 'PUT /student/attempts/a/answers/q';
const stored = ({ body }: Sent) =>
  Response.json({ question_id: 'q', saved_at: '2026-03-01T10:00:00Z', ...(body as object) });
const question = (change: Partial<AttemptQuestion>): AttemptQuestion => ({
  id: 'q',
  position: 1,
  kind: 'essay',
  text: 'Why?',
  options: null,
  points: 2,
  ...change,
});
let server: TestServer;

beforeEach(() => {
  localStorage.clear();
  server = new TestServer().start();
});

function showQuestion(change: Partial<AttemptQuestion> = {}) {
  const queue = new AnswerQueue(new Drafts('a'), (id, revision, value) => saveAnswer('a', id, revision, value));
  show(<QuestionCard question={question(change)} queue={queue} />);
}

const state = () => screen.getByTestId('save-state-1').dataset['state'];

it('says saved once the server has stored the answer', async () => {
  server.on(route, stored);
  showQuestion();
  await userEvent.type(screen.getByRole('textbox'), 'Because');
  expect(state()).not.toBe('saved');
  await userEvent.tab();

  await waitFor(() => expect(state()).toBe('saved'));
  expect(server.writes.at(-1)?.body).toMatchObject({ value: 'Because' });
});

it('says not saved, and why, when the server refuses the answer', async () => {
  server.on(route, () => problem(409, 'attempt_over', 'The attempt is over.'));
  showQuestion();
  await userEvent.type(screen.getByRole('textbox'), 'Because');
  await userEvent.tab();

  await waitFor(() => expect(state()).toBe('refused'));
  expect(screen.getByText('Not saved: The attempt is over.')).toBeDefined();
});

it('answers a matching question pair by pair', async () => {
  server.on(route, stored);
  showQuestion({
    kind: 'matching',
    options: {
      left: [
        { id: 'l1', text: 'France' },
        { id: 'l2', text: 'Spain' },
      ],
      right: [
        { id: 'r1', text: 'Paris' },
        { id: 'r2', text: 'Madrid' },
      ],
    },
  });
  await userEvent.selectOptions(screen.getByLabelText('France'), 'Paris');
  await userEvent.selectOptions(screen.getByLabelText('Spain'), 'Madrid');
  await waitFor(() => expect(server.writes.at(-1)?.body).toMatchObject({ value: { l1: 'r1', l2: 'r2' } }));
  await userEvent.selectOptions(screen.getByLabelText('Spain'), 'Not answered');
  await waitFor(() => expect(server.writes.at(-1)?.body).toMatchObject({ value: { l1: 'r1' } }));
});
