import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Tagged } from '../../api/http';
import { queryKeys } from '../../api/queryKeys';
import type { Exam } from '../../api/schema';
import { changeExam } from '../../api/teacher';
import { useHeld } from '../../shell/useHeld';
import { may } from '../permission';
import { draftOf, type ExamChange } from './examDraft';
import { SettingsForm } from './SettingsForm';

/** The settings of an exam. The whole exam is sent back with the ETag it was read with. */
export function SettingsPanel({ exam: newest }: { exam: Tagged<Exam> }) {
  const cache = useQueryClient();
  const { read, hold, release } = useHeld(newest);
  const exam = read.value;
  const save = useMutation({
    mutationFn: (change: ExamChange) => changeExam({ ...exam, ...change }, read.etag),
    onSuccess: async () => {
      notifications.show({ message: 'Saved.', autoClose: 2500 });
      void cache.invalidateQueries({ queryKey: queryKeys.exams });
      await readAgain();
    },
  });
  const readAgain = async () => {
    await cache.invalidateQueries({ queryKey: queryKeys.exam(exam.id) });
    release();
    save.reset();
  };
  return (
    <SettingsForm
      key={read.etag}
      initial={draftOf(exam)}
      kept={exam}
      readOnly={!may(exam.permission, 'edit') || exam.status === 'closed'}
      published={exam.status !== 'draft'}
      busy={save.isPending}
      error={save.error}
      saveLabel="Save"
      onSave={(change) => save.mutate(change)}
      onEdit={hold}
      onReadAgain={() => void readAgain()}
    />
  );
}
