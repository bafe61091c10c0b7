import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { queryKeys } from '../../api/queryKeys';
import type { GradedAnswer, Question } from '../../api/schema';
import { readPaper } from '../../api/teacher';
import { makeAnswer, makeQuestion } from '../../testing/records';
import { problem, stale, TestServer } from '../../testing/server';
import { problemBeside, saysSaved, show } from '../../testing/show';
import { GradeForm } from './GradeForm';

const route = 'PUT /teacher/attempts/a/grades/q';
const plain = makeQuestion({ rubric: null });
let server: TestServer;
let stored: GradedAnswer;

beforeEach(() => {
  stored = makeAnswer();
  server = new TestServer().on('GET /teacher/attempts/a', () => Response.json({ answers: [stored] })).start();
});

function Form({ question }: { question: Question }) {
  const paper = useQuery({ queryKey: queryKeys.paper('a'), queryFn: () => readPaper('a') });
  const answer = paper.data?.answers[0];
  return answer ? <GradeForm attemptId="a" question={question} answer={answer} /> : null;
}

async function grade(points: string) {
  const shown = show(<Form question={plain} />);
  await userEvent.type(await screen.findByLabelText('Points of 4'), points);
  await userEvent.type(screen.getByLabelText('Comment'), 'Well argued.');
  return shown;
}

const save = () => userEvent.click(screen.getByTestId('grade-save'));

it('sends points and comment with the ETag of the answer', async () => {
  server.on(route, () => {
    stored = makeAnswer({ points: 3, comment: 'Well argued.', etag: '"g2"' });
    return Response.json({ points: 3, max_points: 4, percent: 75, to_grade: 0, passed: true });
  });
  await grade('3');
  await save();

  expect(await screen.findByRole('button', { name: 'Change points' })).toBeDefined();
  expect(server.writes).toEqual([
    { route, body: { points: 3, comment: 'Well argued.', rubric: null }, ifMatch: '"g1"' },
  ]);
});

it('sends back the rubric points it read when only the comment changes', async () => {
  stored = makeAnswer({ points: 3.5, rubric: { r1: 3, r2: 0.5 } });
  server.on(route, () => problem(503, 'unavailable', 'Try again.'));
  show(<Form question={makeQuestion()} />);
  await userEvent.type(await screen.findByLabelText('Comment'), 'Good.');
  await save();

  await waitFor(() => expect(server.writes).toHaveLength(1));
  expect(server.writes[0]?.body).toEqual({ points: 3.5, comment: 'Good.', rubric: { r1: 3, r2: 0.5 } });
});

it('adds up the lines of a rubric, and sends none while one is missing', async () => {
  server.on(route, () => problem(400, 'rubric_invalid', 'The lines must add up to the points.', 'rubric'));
  show(<Form question={makeQuestion()} />);
  await userEvent.type(await screen.findByLabelText('Argument, of 3'), '2');
  expect(screen.getByTestId('grade-save')).toHaveProperty('disabled', true);
  await userEvent.type(screen.getByLabelText('Style, of 1'), '1');
  expect(screen.getByLabelText('Points of 4')).toHaveProperty('value', '3');
  await save();

  expect(await screen.findByText('The lines must add up to the points.')).toBeDefined();
  expect(server.writes[0]?.body).toEqual({ points: 3, comment: '', rubric: { r1: 2, r2: 1 } });
});

it('shows a problem with the points beside them, and does not say saved', async () => {
  server.on(route, () => problem(400, 'points_invalid', 'Points are 0 to 4.', 'points'));
  await grade('3');
  await save();

  await waitFor(() => expect(problemBeside('Points of 4')).toBe('Points are 0 to 4.'));
  expect(saysSaved()).toBe(false);
  expect(screen.getByRole('button', { name: 'Save points' })).toBeDefined();
});

it('does not overwrite the grade of another teacher who was faster', async () => {
  server.on(route, stale);
  const { cache } = await grade('3');
  stored = makeAnswer({ points: 1, comment: 'Theirs', etag: '"g2"' });
  await cache.invalidateQueries({ queryKey: queryKeys.paper('a') });
  expect(screen.getByLabelText('Comment')).toHaveProperty('value', 'Well argued.');

  await save();
  await userEvent.click(await screen.findByRole('button', { name: 'Read it again' }));

  await waitFor(() => expect(screen.getByLabelText('Comment')).toHaveProperty('value', 'Theirs'));
  expect(server.writes.map((sent) => sent.ifMatch)).toEqual(['"g1"']);
});
