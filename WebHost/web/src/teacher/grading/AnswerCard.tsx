import { Group, Text, Title } from '@mantine/core';
import { answerOf, optionsOf, type AnswerValue } from '../../api/questionParts';
import type { GradedAnswer, Question } from '../../api/schema';
import { plural, showPoints } from '../../shell/format';
import { Tag } from '../../shell/Tag';
import { KeyView, pairWords } from '../questions/QuestionView';
import { GradeForm } from './GradeForm';

interface Props {
  attemptId: string;
  question: Question;
  answer: GradedAnswer | undefined;
  gradable: boolean;
}

export function AnswerCard({ attemptId, question, answer, gradable }: Props) {
  const value = answerOf(answer?.value);
  return (
    <section
      className="surface"
      style={{ padding: '1rem' }}
      data-testid={`answer-${question.position}`}
      aria-labelledby={`a-${question.position}`}
    >
      <Group justify="space-between" mb={4}>
        <Title order={2} id={`a-${question.position}`} size="h3">
          Question {question.position}
        </Title>
        <Points question={question} answer={answer} />
      </Group>
      <Text className="prose" size="sm">
        {question.text}
      </Text>
      <KeyView question={question} />
      <Text size="sm" c="dimmed" mt="sm">
        Answer
      </Text>
      {value === null ? (
        <Text size="sm" fs="italic">
          None
        </Text>
      ) : (
        <Text
          className="prose"
          p="sm"
          style={{ border: '1px solid var(--v-line)', borderRadius: 'var(--mantine-radius-sm)' }}
        >
          {shown(question, value)}
        </Text>
      )}
      {answer?.comment && !gradable && (
        <Text size="sm" mt="xs">
          {answer.comment}
        </Text>
      )}
      {question.kind === 'essay' && gradable && value !== null && answer && (
        <GradeForm attemptId={attemptId} question={question} answer={answer} />
      )}
    </section>
  );
}

function Points({ question, answer }: { question: Question; answer: GradedAnswer | undefined }) {
  if (answer?.points == null)
    return (
      <Tag tone={question.kind === 'essay' && answer?.value != null ? 'notice' : 'plain'}>
        {question.kind === 'essay' && answer?.value != null ? 'To grade' : plural(question.points, 'point')}
      </Tag>
    );
  const tone = answer.points >= question.points ? 'good' : answer.points > 0 ? 'notice' : 'plain';
  return (
    <Tag tone={tone}>
      {showPoints(answer.points)} of {showPoints(question.points)}
    </Tag>
  );
}

function shown(question: Question, value: NonNullable<AnswerValue>): string {
  const text = (id: string) => optionsOf(question.options).find((option) => option.id === id)?.text ?? id;
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (question.kind === 'single_choice' && typeof value === 'string') return text(value);
  if (typeof value === 'object') return pairWords(question.options, value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
