import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Tagged } from '../../api/http';
import { queryKeys } from '../../api/queryKeys';
import { changeExam } from '../../api/teacher';
import type { Exam } from '../../api/schema';
import { may } from '../permission';
import { draftOf, type ExamChange } from './examDraft';
import { SettingsForm } from './SettingsForm';

export function SettingsPanel({ exam: { value: exam, etag } }: { exam: Tagged<Exam> }) {
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (change: ExamChange) => changeExam({ ...exam, ...change }, etag),
    onSuccess: () => {
      notifications.show({ message: 'Saved.', autoClose: 2500 });
      void cache.invalidateQueries({ queryKey: queryKeys.exams });
      return cache.invalidateQueries({ queryKey: queryKeys.exam(exam.id) });
    },
  });
  const readOnly = !may(exam.permission, 'edit') || exam.status === 'closed';
  return (
    <SettingsForm
      initial={draftOf(exam)}
      kept={exam}
      readOnly={readOnly}
      published={exam.status !== 'draft'}
      busy={save.isPending}
      error={save.error}
      saveLabel="Save"
      onSave={(change) => save.mutate(change)}
    />
  );
}
