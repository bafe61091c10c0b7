import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { addQuestion, changeQuestion, deleteQuestion } from '../../api/teacher';
import type { Exam, Question } from '../../api/schema';
import { plural, showPoints } from '../../shell/format';
import { may } from '../permission';
import { draftOf, isEditable, newQuestion, type QuestionChange } from './questionDraft';
import { QuestionForm } from './QuestionForm';
import { QuestionView } from './QuestionView';

const NEW = 'new';

/** The questions in order; one is written at a time, and only in a draft. */
export function QuestionsPanel({ exam }: { exam: Exam }) {
  const cache = useQueryClient();
  const [editing, setEditing] = useState<string | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: queryKeys.exam(exam.id) });
  const save = useMutation({
    mutationFn: (change: QuestionChange) => {
      const known = exam.questions.find((question) => question.id === editing);
      // What this form does not show (section, rubric) is sent back as it was read.
      return known ? changeQuestion(exam.id, { ...known, ...change }) : addQuestion(exam.id, change);
    },
    onSuccess: async () => {
      await refresh();
      setEditing(null);
    },
  });
  const remove = useMutation({
    mutationFn: (question: Question) => deleteQuestion(exam.id, question.id),
    onSuccess: refresh,
  });
  const editable = exam.status === 'draft' && may(exam.permission, 'edit');
  const questions = [...exam.questions].sort((a, b) => a.position - b.position);
  const open = (id: string) => {
    save.reset();
    setEditing(id);
  };
  const form = (question: Question | null) => (
    <QuestionForm
      initial={question ? draftOf(question) : newQuestion()}
      busy={save.isPending}
      error={save.error}
      onSave={(change) => save.mutate(change)}
      onCancel={() => setEditing(null)}
    />
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {plural(questions.length, 'question')}, {showPoints(questions.reduce((sum, q) => sum + q.points, 0))} points.
        {!editable && exam.status !== 'draft' && ' Published exams keep their questions.'}
      </Text>
      {remove.error && (
        <Alert color="red" role="alert">
          {explain(remove.error)}
        </Alert>
      )}
      {questions.map((question) =>
        editing === question.id ? (
          <div key={question.id}>{form(question)}</div>
        ) : (
          <QuestionView
            key={question.id}
            question={question}
            editable={editable && editing === null && isEditable(question.kind)}
            onEdit={() => open(question.id)}
            onDelete={() => remove.mutate(question)}
          />
        ),
      )}
      {editing === NEW && form(null)}
      {editable && editing === null && (
        <Group>
          <Button onClick={() => open(NEW)} data-testid="add-question">
            Add a question
          </Button>
        </Group>
      )}
    </Stack>
  );
}
