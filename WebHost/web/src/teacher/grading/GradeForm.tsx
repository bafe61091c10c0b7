import { Alert, Button, Group, NumberInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { gradeAnswer } from '../../api/teacher';

interface Props {
  attemptId: string;
  questionId: string;
  max: number;
  points: number | null;
  comment: string;
  etag: string;
}

export function GradeForm({ attemptId, questionId, max, points, comment, etag }: Props) {
  const cache = useQueryClient();
  const [given, setGiven] = useState<number | ''>(points ?? '');
  const [said, setSaid] = useState(comment);
  const grade = useMutation({
    mutationFn: () => gradeAnswer(attemptId, questionId, { points: Number(given), comment: said.trim() }, etag),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.paper(attemptId) }),
        cache.invalidateQueries({ queryKey: queryKeys.attempts }),
      ]),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (given !== '') grade.mutate();
  };
  return (
    <form onSubmit={send} style={{ marginTop: '0.75rem' }} data-testid="grade-form">
      <Group align="flex-start">
        <NumberInput
          label={`Points of ${max}`}
          w="8rem"
          min={0}
          max={max}
          step={0.5}
          required
          withAsterisk={false}
          value={given}
          onChange={(value) => setGiven(typeof value === 'number' ? value : '')}
          data-testid="grade-points"
        />
        <Textarea
          label="Comment"
          style={{ flex: '1 1 16rem' }}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={2000}
          value={said}
          onChange={(e) => setSaid(e.currentTarget.value)}
          data-testid="grade-comment"
        />
      </Group>
      {grade.error && (
        <Alert color="red" role="alert" mt="xs">
          {explain(grade.error)}
        </Alert>
      )}
      <Button
        type="submit"
        size="xs"
        mt="xs"
        loading={grade.isPending}
        disabled={given === ''}
        data-testid="grade-save"
      >
        {points === null ? 'Save points' : 'Change points'}
      </Button>
    </form>
  );
}
