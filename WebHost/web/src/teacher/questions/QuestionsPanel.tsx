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

/** The questions in order. One can be edited at a time, only in a draft. */
export function QuestionsPanel({ exam }: { exam: Exam }) {
  const cache = useQueryClient();
  // The question as it was when the form opened, so that a change made meanwhile is refused by its version.
  const [editing, setEditing] = useState<Question | 'new' | null>(null);
  const refresh = () => cache.invalidateQueries({ queryKey: queryKeys.exam(exam.id) });
  const save = useMutation({
    // What this form does not show (section, rubric) is sent back as it was read.
    mutationFn: ({ question, change }: { question: Question | null; change: QuestionChange }) =>
      question ? changeQuestion(exam.id, { ...question, ...change }) : addQuestion(exam.id, change),
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
  const open = (question: Question | 'new' | null) => {
    save.reset();
    setEditing(question);
  };
  const readAgain = async () => {
    await refresh();
    open(null);
  };
  const form = (question: Question | null) => (
    <QuestionForm
      initial={question ? draftOf(question) : newQuestion()}
      busy={save.isPending}
      error={save.error}
      onSave={(change) => save.mutate({ question, change })}
      onCancel={() => open(null)}
      onReadAgain={() => void readAgain()}
    />
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {plural(questions.length, 'question')}, {showPoints(questions.reduce((sum, q) => sum + q.points, 0))} points.
        {!editable && exam.status !== 'draft' && ' The questions of a published exam cannot be changed.'}
      </Text>
      {remove.error && (
        <Alert color="red" role="alert">
          {explain(remove.error)}
        </Alert>
      )}
      {questions.map((question) =>
        editing !== null && editing !== 'new' && editing.id === question.id ? (
          <div key={question.id}>{form(editing)}</div>
        ) : (
          <QuestionView
            key={question.id}
            question={question}
            editable={editable && editing === null && isEditable(question.kind)}
            onEdit={() => open(question)}
            onDelete={() => remove.mutate(question)}
          />
        ),
      )}
      {editing === 'new' && form(null)}
      {editable && editing === null && (
        <Group>
          <Button onClick={() => open('new')} data-testid="add-question">
            Add a question
          </Button>
        </Group>
      )}
    </Stack>
  );
}
