import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { createExam } from '../api/teacher';
import { Page } from '../shell/Page';
import { newExam } from './settings/examDraft';
import { SettingsForm } from './settings/SettingsForm';

export function Component() {
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [initial] = useState(() => newExam(new Date()));
  const create = useMutation({
    mutationFn: createExam,
    onSuccess: (exam) => {
      void cache.invalidateQueries({ queryKey: queryKeys.exams });
      void navigate(`/teacher/exams/${exam.id}?tab=questions`, { replace: true });
    },
  });
  return (
    <Page title="New exam" width="48rem">
      <SettingsForm
        initial={initial}
        readOnly={false}
        published={false}
        busy={create.isPending}
        error={create.error}
        saveLabel="Create the draft"
        onSave={(body) => create.mutate(body)}
      />
    </Page>
  );
}
