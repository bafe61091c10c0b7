import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, Link } from 'react-router';
import { readTeacherAttempt } from '../api/teacher';
import type { TeacherAttempt } from '../api/types';
import { plural, showPoints, words } from '../shell/format';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';
import { AnswerCard } from './grading/AnswerCard';

/** One student's answers beside the keys; what waits for a teacher comes first. */
export function Component() {
  const attemptId = useParams()['attemptId']!;
  const attempt = useQuery({ queryKey: ['teacher-attempt', attemptId], queryFn: ({ signal }) => readTeacherAttempt(attemptId, signal) });
  return <Loaded query={attempt}>{(data) => <Grading attempt={data} />}</Loaded>;
}

function Grading({ attempt }: { attempt: TeacherAttempt }) {
  const answers = new Map(attempt.answers.map((answer) => [answer.question_id, answer]));
  const waits = (id: string, kind: string) => kind === 'essay' && answers.get(id)?.points == null && answers.get(id)?.value != null;
  const ended = attempt.status !== 'in_progress' && attempt.status !== 'paused';
  const questions = [...attempt.questions].sort((a, b) => Number(waits(b.id, b.kind)) - Number(waits(a.id, a.kind)) || a.position - b.position);
  const waiting = questions.filter((q) => waits(q.id, q.kind)).length;
  const points = attempt.answers.reduce((sum, answer) => sum + (answer.points ?? 0), 0);
  return (
    <Page title={attempt.student.full_name} width="54rem">
      <Group gap="sm" mb="md" className="numbers" data-testid="grading-summary">
        <Tag>{words(attempt.status)}</Tag>
        <Text size="sm">{showPoints(points)} of {showPoints(attempt.questions.reduce((sum, q) => sum + q.points, 0))} points</Text>
        {waiting > 0 && <Tag tone="notice">{plural(waiting, 'answer')} to grade</Tag>}
        {attempt.integrity_score !== undefined && <Text size="sm" c="dimmed">Integrity score {attempt.integrity_score.toFixed(1)}</Text>}
        <Anchor component={Link} to={`/teacher/exams/${attempt.exam_id}/attempts`} size="sm">All attempts</Anchor>
      </Group>
      <Stack gap="sm">
        {questions.map((question) => <AnswerCard key={question.id} attemptId={attempt.attempt_id} question={question} answer={answers.get(question.id)} gradable={ended} />)}
      </Stack>
    </Page>
  );
}
