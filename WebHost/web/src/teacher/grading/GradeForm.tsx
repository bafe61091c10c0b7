import { Button, Group, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { fieldProblem, ProblemError } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import type { GradeBody, GradedAnswer, Question } from '../../api/schema';
import { gradeAnswer } from '../../api/teacher';
import { SaveProblem } from '../../shell/SaveProblem';
import { useHeld } from '../../shell/useHeld';
import { bodyOf, draftOf, sumOf, type GradeDraft } from './gradeDraft';
import { RubricFields } from './RubricFields';

interface Props {
  attemptId: string;
  question: Question;
  answer: GradedAnswer;
}

const FIELDS = ['points', 'comment', 'rubric'];
const numberOr = (value: number | string) => (typeof value === 'number' ? value : '');

/** Grades one answer, as a whole or by the lines of the question's rubric. */
export function GradeForm({ answer, ...props }: Props) {
  const { read, hold, release } = useHeld(answer);
  return <Fields key={read.etag} answer={read} onEdit={hold} onRelease={release} {...props} />;
}

function Fields({
  attemptId,
  question,
  answer,
  onEdit,
  onRelease,
}: Props & { onEdit: () => void; onRelease: () => void }) {
  const cache = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(answer));
  const set = (change: Partial<GradeDraft>) => {
    onEdit();
    setDraft((before) => ({ ...before, ...change }));
  };
  const readAgain = async () => {
    await cache.invalidateQueries({ queryKey: queryKeys.paper(attemptId) });
    onRelease();
  };
  const grade = useMutation({
    mutationFn: (body: GradeBody) => {
      if (answer.etag === undefined) throw new ProblemError(0, 'etag_missing', 'The server sent no ETag.');
      return gradeAnswer(attemptId, question.id, body, answer.etag);
    },
    onSuccess: () => Promise.all([readAgain(), cache.invalidateQueries({ queryKey: queryKeys.attempts })]),
  });
  const rubric = question.rubric ?? [];
  const sum = sumOf(draft, rubric);
  const body = bodyOf(draft, question);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body) grade.mutate(body);
  };
  return (
    <form onSubmit={send} style={{ marginTop: '0.75rem' }} data-testid="grade-form">
      <RubricFields
        rubric={rubric}
        lines={draft.lines}
        error={fieldProblem(grade.error, 'rubric')}
        onChange={(lines) => set({ lines })}
      />
      <Group align="flex-start">
        <NumberInput
          label={`Points of ${question.points}`}
          w="8rem"
          min={0}
          max={question.points}
          step={0.5}
          required
          withAsterisk={false}
          readOnly={sum !== null}
          error={fieldProblem(grade.error, 'points')}
          value={sum ?? draft.points}
          onChange={(value) => sum === null && set({ points: numberOr(value) })}
          data-testid="grade-points"
        />
        <Textarea
          label="Comment"
          style={{ flex: '1 1 16rem' }}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={2000}
          error={fieldProblem(grade.error, 'comment')}
          value={draft.comment}
          onChange={(e) => set({ comment: e.currentTarget.value })}
          data-testid="grade-comment"
        />
      </Group>
      <SaveProblem error={grade.error} beside={FIELDS} onReadAgain={() => void readAgain()} />
      <Button type="submit" size="xs" mt="xs" loading={grade.isPending} disabled={!body} data-testid="grade-save">
        {answer.points === null ? 'Save points' : 'Change points'}
      </Button>
    </form>
  );
}
