import { Group, Text, Title } from '@mantine/core';
import { memo } from 'react';
import type { AnswerValue } from '../../api/questionParts';
import type { AttemptQuestion } from '../../api/schema';
import { plural } from '../../shell/format';
import type { AnswerQueue } from '../answers/answerQueue';
import { SaveStateText } from '../answers/SaveStateText';
import { useAnswer } from '../answers/useAnswers';
import { AnswerInput } from './AnswerInput';

const TYPING_PAUSE_MS = 800;

/** One question. The monitor reads `data-question-id` to assign events to questions. */
export const QuestionCard = memo(function QuestionCard({
  question,
  queue,
}: {
  question: AttemptQuestion;
  queue: AnswerQueue;
}) {
  const { value, state } = useAnswer(queue, question.id);
  const typed = question.kind === 'short_text' || question.kind === 'essay' || question.kind === 'numeric';
  const change = (next: AnswerValue) => queue.set(question.id, next, typed ? TYPING_PAUSE_MS : 0);
  const titleId = `q-${question.position}-title`;
  const textId = `q-${question.position}-text`;
  return (
    <section
      id={`q-${question.position}`}
      className="surface"
      style={{ padding: '1rem 1.25rem' }}
      tabIndex={-1}
      aria-labelledby={titleId}
      data-question-id={question.id}
      data-testid={`question-${question.position}`}
    >
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} id={titleId}>
          Question {question.position}
        </Title>
        <Text size="sm" c="dimmed">
          {plural(question.points, 'point')}
        </Text>
      </Group>
      <Text id={textId} className="prose" mb="md">
        {question.text}
      </Text>
      <AnswerInput
        question={question}
        value={value}
        onChange={change}
        onLeave={() => queue.push()}
        labelledBy={`${titleId} ${textId}`}
      />
      <div style={{ marginTop: '0.6rem', minHeight: '1.25rem' }}>
        <SaveStateText state={state} testId={`save-state-${question.position}`} />
      </div>
    </section>
  );
});
