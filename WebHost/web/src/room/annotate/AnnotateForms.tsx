import { Alert, Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { explain } from '../../api/problem';
import { severities } from './severities';

export interface Annotate {
  flag: (attemptId: string, severity: number, text: string) => Promise<void>;
  note: (attemptId: string, text: string) => Promise<void>;
}
interface Props extends Annotate {
  attemptId: string;
  /** Called when a flag or a note is stored. */
  onStored: () => void;
}

const LONGEST = 2000;

/** Flag a live attempt, or write a note on it. The student sees neither during the exam. */
export function AnnotateForms({ attemptId, flag, note, onStored }: Props) {
  const [open, setOpen] = useState<'flag' | 'note' | null>(null);
  const stored = (message: string) => {
    notifications.show({ message, autoClose: 4000 });
    setOpen(null);
    onStored();
  };
  return (
    <div>
      <Group gap={6} role="group" aria-label="Flag and note">
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={open === 'flag'}
          onClick={() => setOpen(open === 'flag' ? null : 'flag')}
          data-testid="annotate-flag"
        >
          Flag
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-expanded={open === 'note'}
          onClick={() => setOpen(open === 'note' ? null : 'note')}
          data-testid="annotate-note"
        >
          Note
        </Button>
      </Group>
      {open === 'flag' && (
        <FlagForm
          send={(severity, text) => flag(attemptId, severity, text)}
          onStored={(severity) => stored(severity === 0 ? 'Flag removed.' : 'Flag saved.')}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'note' && (
        <NoteForm
          send={(text) => note(attemptId, text)}
          onStored={() => stored('Note saved.')}
          onCancel={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface FlagProps {
  send: (severity: number, text: string) => Promise<void>;
  onStored: (severity: number) => void;
  onCancel: () => void;
}

function FlagForm({ send, onStored, onCancel }: FlagProps) {
  const [severity, setSeverity] = useState(50);
  const [text, setText] = useState('');
  const sending = useMutation({
    mutationFn: (chosen: number) => send(chosen, text.trim()),
    onSuccess: (_, chosen) => onStored(chosen),
  });
  return (
    <Form
      name="flag-form"
      label={severity === 0 ? 'Remove flag' : 'Save flag'}
      ready
      busy={sending.isPending}
      error={sending.error}
      onSend={() => sending.mutate(severity)}
      onCancel={onCancel}
    >
      <NativeSelect
        size="xs"
        label="Severity"
        description="Raises the risk, so that the student moves up in the list. The latest flag counts."
        data={severities.map(({ value, label }) => ({ value: String(value), label }))}
        value={String(severity)}
        onChange={(e) => setSeverity(Number(e.currentTarget.value))}
        autoFocus
      />
      <TextField label="Reason (optional)" value={text} onChange={setText} />
    </Form>
  );
}

interface NoteProps {
  send: (text: string) => Promise<void>;
  onStored: () => void;
  onCancel: () => void;
}

function NoteForm({ send, onStored, onCancel }: NoteProps) {
  const [text, setText] = useState('');
  const sending = useMutation({ mutationFn: () => send(text.trim()), onSuccess: onStored });
  return (
    <Form
      name="note-form"
      label="Save note"
      ready={text.trim() !== ''}
      busy={sending.isPending}
      error={sending.error}
      onSend={() => sending.mutate()}
      onCancel={onCancel}
    >
      <TextField label="Note" value={text} onChange={setText} autoFocus />
    </Form>
  );
}

interface FormProps {
  name: string;
  label: string;
  ready: boolean;
  busy: boolean;
  error: unknown;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
}

function Form({ name, label, ready, busy, error, onSend, onCancel, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onSend();
  };
  return (
    <form
      onSubmit={submit}
      data-testid={name}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          onCancel();
        }
      }}
    >
      <Stack gap={6} mt="xs" maw="30rem">
        {children}
        {error !== null && error !== undefined && (
          <Alert color="red" role="alert">
            {explain(error)}
          </Alert>
        )}
        <Group gap={6}>
          <Button type="submit" size="compact-sm" disabled={!ready} loading={busy}>
            {label}
          </Button>
          <Button type="button" size="compact-sm" variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  autoFocus?: boolean;
}

function TextField({ label, value, onChange, autoFocus }: TextFieldProps) {
  return (
    <Textarea
      size="xs"
      label={label}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={LONGEST}
      value={value}
      onChange={(e) => onChange(e.currentTarget.value)}
      autoFocus={autoFocus}
    />
  );
}
