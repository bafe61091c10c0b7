import { Alert, Button, Group, MultiSelect, NumberInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../../api/problem';
import { setAllowance } from '../../api/teacher';
import type { Exam, User } from '../../api/types';
import { sentence } from '../../shell/format';
import { useEventTypes } from '../../room/panel/useEventTypes';

interface Props { exam: Exam; student: User; onClose: () => void }

export function AllowanceForm({ exam, student, onClose }: Props) {
  const types = useEventTypes();
  const [minutes, setMinutes] = useState(0);
  const [exempt, setExempt] = useState<string[]>([]);
  const [halved, setHalved] = useState<string[]>([]);
  const save = useMutation({
    mutationFn: () => setAllowance(exam.id, student.id, { extra_s: Math.round(minutes * 60), exempt, scale: Object.fromEntries(halved.map((type) => [type, 0.5])) }),
    onSuccess: () => {
      notifications.show({ message: `Granted to ${student.full_name}.`, autoClose: 3000 });
      onClose();
    },
  });
  const choices = [...types.values()].filter((type) => type.weight > 0).map((type) => ({ value: type.name, label: sentence(type.meaning) }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={send} data-testid="allowance">
      <Stack gap="sm">
        <Text fw={600}>{student.full_name} <Text span size="sm" c="dimmed" fw={400}>{student.email}</Text></Text>
        <Text size="sm" c="dimmed">This replaces what was granted before.</Text>
        <NumberInput label="Extra time, minutes" w="10rem" min={0} max={1440} value={minutes} onChange={(value) => setMinutes(Number(value))} />
        <MultiSelect label="Never counts" data={choices.filter((c) => !halved.includes(c.value))} value={exempt} onChange={setExempt} searchable clearable />
        <MultiSelect label="Counts half" data={choices.filter((c) => !exempt.includes(c.value))} value={halved} onChange={setHalved} searchable clearable />
        {save.error && <Alert color="red" role="alert">{explain(save.error)}</Alert>}
        <Group>
          <Button type="submit" loading={save.isPending}>Grant</Button>
          <Button variant="default" onClick={onClose}>Cancel</Button>
        </Group>
      </Stack>
    </form>
  );
}
