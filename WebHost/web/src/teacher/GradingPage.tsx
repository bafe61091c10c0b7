import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { readPaper } from '../api/teacher';
import type { AttemptPaper } from '../api/schema';
import { plural, showPoints, words } from '../shell/format';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';
import { BehaviorPanel } from './evidence/BehaviorPanel';
import { AnswerCard } from './grading/AnswerCard';

/** One student's answers beside the keys; ungraded answers come first. */
export function Component() {
  const attemptId = useParams()['attemptId']!;
  const paper = useQuery({
    queryKey: queryKeys.paper(attemptId),
    queryFn: ({ signal }) => readPaper(attemptId, signal),
  });
  return <Loaded query={paper}>{(data) => <Grading paper={data} />}</Loaded>;
}

function Grading({ paper }: { paper: AttemptPaper }) {
  const { attempt } = paper;
  const answers = new Map(paper.answers.map((answer) => [answer.question_id, answer]));
  const waits = (id: string, kind: string) =>
    kind === 'essay' && answers.get(id)?.points == null && answers.get(id)?.value != null;
  const ended = attempt.status !== 'in_progress' && attempt.status !== 'paused';
  const questions = [...paper.questions].sort(
    (a, b) => Number(waits(b.id, b.kind)) - Number(waits(a.id, a.kind)) || a.position - b.position,
  );
  const waiting = questions.filter((q) => waits(q.id, q.kind)).length;
  return (
    <Page title={attempt.student.full_name} width="54rem">
      <Text mb="xs">{paper.title}</Text>
      <Group gap="sm" mb="md" className="numbers" data-testid="grading-summary">
        <Tag>{words(attempt.status)}</Tag>
        {attempt.grade && (
          <Text size="sm">
            {showPoints(attempt.grade.points)} of {showPoints(attempt.grade.max_points)} points
          </Text>
        )}
        {ended && waiting > 0 && <Tag tone="notice">{plural(waiting, 'answer')} to grade</Tag>}
        <Text size="sm" c="dimmed">
          Integrity score {attempt.integrity_score.toFixed(1)}
        </Text>
        <Anchor component={Link} to={`/teacher/exams/${paper.exam_id}/attempts`} size="sm">
          All attempts
        </Anchor>
      </Group>
      {paper.end_reason && (
        <Text mb="sm" className="prose">
          Ended by a teacher: {paper.end_reason}
        </Text>
      )}
      {ended && <BehaviorPanel attemptId={attempt.attempt_id} />}
      <Stack gap="sm">
        {questions.map((question) => (
          <AnswerCard
            key={question.id}
            attemptId={attempt.attempt_id}
            question={question}
            answer={answers.get(question.id)}
            gradable={ended}
          />
        ))}
      </Stack>
    </Page>
  );
}
