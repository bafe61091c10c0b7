import { Button, Group, MultiSelect, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Tagged } from '../../api/http';
import { queryKeys } from '../../api/queryKeys';
import { fieldProblem } from '../../api/problem';
import { changeAccommodation, readAccommodation } from '../../api/teacher';
import type { Accommodation, Exam } from '../../api/schema';
import { useEventTypes } from '../../room/panel/useEventTypes';
import { sentence } from '../../shell/format';
import { Loaded } from '../../shell/Loaded';
import { SaveProblem } from '../../shell/SaveProblem';
import { bodyOf, draftOf, otherFactors } from './accommodationDraft';
import type { Student } from './useStudentSearch';

const FIELDS = ['extra_s', 'factor', 'break_s', 'exempt', 'scale'];

interface Props {
  exam: Exam;
  student: Student;
  onClose: () => void;
}

/** One student's accommodation. It is read first, and sent back as a whole with the ETag of the read. */
export function AccommodationForm({ exam, student, onClose }: Props) {
  const granted = useQuery({
    queryKey: queryKeys.accommodation(exam.id, student.id),
    queryFn: ({ signal }) => readAccommodation(exam.id, student.id, signal),
    // A refetch would replace what is being typed.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={granted}>
      {(read) => (
        <Fields
          key={read.etag}
          exam={exam}
          student={student}
          read={read}
          onClose={onClose}
          onReadAgain={() => void granted.refetch()}
        />
      )}
    </Loaded>
  );
}

function Fields({
  exam,
  student,
  read,
  onClose,
  onReadAgain,
}: Props & { read: Tagged<Accommodation>; onReadAgain: () => void }) {
  const types = useEventTypes();
  const [draft, setDraft] = useState(() => draftOf(read.value));
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () => changeAccommodation(exam.id, student.id, bodyOf(draft, read.value), read.etag),
    onSuccess: () => {
      notifications.show({ message: `Saved for ${student.full_name}.`, autoClose: 3000 });
      onClose();
    },
  });
  const choices = [...types.values()]
    .filter((type) => type.weight > 0)
    .map((type) => ({ value: type.name, label: sentence(type.meaning) }));
  const others = otherFactors(read.value);
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={send} data-testid="accommodation">
      <Stack gap="sm">
        <Text fw={600}>
          {student.full_name}{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {student.email}
          </Text>
        </Text>
        <Group align="flex-start">
          <NumberInput
            label="Extra time, minutes"
            w="10rem"
            min={0}
            max={1440}
            error={fieldProblem(save.error, 'extra_s')}
            value={draft.minutes}
            onChange={(value) => set({ minutes: Number(value) })}
          />
          <NumberInput
            label="Time, % of the exam's duration"
            w="10rem"
            min={100}
            max={400}
            error={fieldProblem(save.error, 'factor')}
            value={draft.percent}
            onChange={(value) => set({ percent: Number(value) })}
          />
          <NumberInput
            label="Breaks, total minutes"
            w="10rem"
            min={0}
            max={1440}
            error={fieldProblem(save.error, 'break_s')}
            value={draft.breakMinutes}
            onChange={(value) => set({ breakMinutes: Number(value) })}
          />
        </Group>
        <MultiSelect
          label="Never counts"
          data={choices.filter((c) => !draft.halved.includes(c.value))}
          error={fieldProblem(save.error, 'exempt')}
          value={draft.exempt}
          onChange={(exempt) => set({ exempt })}
          searchable
          clearable
        />
        <MultiSelect
          label="Counts half"
          data={choices.filter((c) => !draft.exempt.includes(c.value))}
          error={fieldProblem(save.error, 'scale')}
          value={draft.halved}
          onChange={(halved) => set({ halved })}
          searchable
          clearable
        />
        {others.length > 0 && (
          <Text size="sm" c="dimmed">
            Kept as well:{' '}
            {others
              .map(([type, factor]) => `${types.get(type)?.meaning ?? type} counts ${Math.round(factor * 100)} %`)
              .join('; ')}
            .
          </Text>
        )}
        <SaveProblem error={save.error} beside={FIELDS} onReadAgain={onReadAgain} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
