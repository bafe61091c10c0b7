import { Alert, Button, Checkbox, Group, Modal, NumberInput, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain } from '../../api/problem';
import type { AttemptCard } from '../../api/schema';
import type { InstructOutcome } from '../store/hubMessages';
import { plural } from '../../shell/format';
import type { InstructAll } from './InstructButtons';
import type { KindForm } from './kinds';

interface Props {
  form: KindForm;
  targets: readonly AttemptCard[];
  instruct: InstructAll;
  onClose: (sent: boolean) => void;
}

/** Collects what an instruction needs. Ending an exam needs a reason and a confirmation. */
export function InstructDialog({ form, targets, instruct, onClose }: Props) {
  const [text, setText] = useState('');
  const [minutes, setMinutes] = useState<number | ''>(form.kind === 'extend' ? 5 : '');
  const [sure, setSure] = useState(false);
  // The recipients are fixed when the dialog opens; a retry goes only to those who were not reached.
  const [names] = useState(() => new Map(targets.map((card) => [card.attempt_id, card.student_name])));
  const [ids, setIds] = useState(() => [...names.keys()]);
  const whom = ids.length === 1 ? names.get(ids[0]!) : plural(ids.length, 'student');
  const send = useMutation({
    mutationFn: () =>
      instruct(ids, form.kind, {
        ...(form.text === 'none' || text.trim() === '' ? {} : { text: text.trim() }),
        ...(minutes === '' ? {} : { seconds: Math.round(minutes * 60) }),
      }),
    onSuccess: (results) => {
      if (report(form, results)) onClose(true);
      else setIds(results.filter((result) => !result.ok).map((result) => result.attempt_id));
    },
  });
  const failed = send.data?.filter((result) => !result.ok) ?? [];
  const ready =
    (form.text !== 'required' || text.trim() !== '') &&
    (form.minutes !== 'required' || (minutes !== '' && minutes > 0)) &&
    (!form.danger || sure);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) send.mutate();
  };
  return (
    <Modal
      opened
      onClose={() => onClose(false)}
      title={form.title}
      centered
      zIndex={400}
      transitionProps={{ duration: 0 }}
      styles={{ title: { fontWeight: 600 } }}
    >
      <form onSubmit={submit} data-testid="instruct-dialog" data-kind={form.kind}>
        <Stack gap="sm">
          <Text size="sm">
            To {whom}. {form.hint}
          </Text>
          {form.text !== 'none' && (
            <Textarea
              label={form.textLabel}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              data-autofocus
              data-testid="instruct-text"
              value={text}
              onChange={(e) => setText(e.currentTarget.value)}
            />
          )}
          {form.minutes !== 'none' && (
            <NumberInput
              label="Minutes"
              min={form.minutes === 'required' ? 0.5 : 0}
              max={1440}
              w="8rem"
              data-testid="instruct-minutes"
              value={minutes}
              onChange={(value) => setMinutes(typeof value === 'number' ? value : '')}
            />
          )}
          {form.danger && (
            <Checkbox
              checked={sure}
              onChange={(e) => setSure(e.currentTarget.checked)}
              data-testid="instruct-sure"
              disabled={text.trim() === ''}
              label={`Yes, end the exam of ${whom} now.`}
            />
          )}
          {send.error && (
            <Alert color="red" role="alert">
              {explain(send.error)}
            </Alert>
          )}
          {failed.length > 0 && (
            <Alert color="orange" role="alert" data-testid="instruct-failed">
              {plural(failed.length, 'student')} not reached:{' '}
              {failed
                .slice(0, 5)
                .map((f) => `${names.get(f.attempt_id) ?? ''} (${f.detail ?? f.code ?? 'refused'})`)
                .join(', ')}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => onClose(false)}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={form.danger ? 'red' : undefined}
              disabled={!ready}
              loading={send.isPending}
              data-testid="instruct-send"
            >
              {failed.length > 0 ? 'Retry failed students' : form.label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** True when every student was reached. */
function report(form: KindForm, results: InstructOutcome[]): boolean {
  const reached = results.filter((result) => result.ok).length;
  if (reached > 0)
    notifications.show({ message: `${form.label}: done for ${plural(reached, 'student')}.`, autoClose: 4000 });
  return reached === results.length;
}
