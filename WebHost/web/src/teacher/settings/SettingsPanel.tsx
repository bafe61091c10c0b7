import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeExam } from '../../api/teacher';
import type { Exam, ExamBody } from '../../api/types';
import { may } from '../permission';
import { draftOf } from './examDraft';
import { SettingsForm } from './SettingsForm';

export function SettingsPanel({ exam }: { exam: Exam }) {
  const cache = useQueryClient();
  const save = useMutation({
    mutationFn: (body: ExamBody) => changeExam({ ...exam, ...body }),
    onSuccess: () => {
      notifications.show({ message: 'Saved.', autoClose: 2500 });
      void cache.invalidateQueries({ queryKey: ['teacher-exams'] });
      return cache.invalidateQueries({ queryKey: ['teacher-exam', exam.id] });
    },
  });
  const readOnly = !may(exam.permission, 'edit') || exam.status === 'closed';
  return (
    <SettingsForm
      initial={draftOf(exam)} kept={exam} readOnly={readOnly} published={exam.status !== 'draft'} busy={save.isPending} error={save.error} saveLabel="Save"
      onSave={(body) => save.mutate(body)}
    />
  );
}
