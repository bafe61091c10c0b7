import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { Verdict } from '../../api/schema';
import { verdicts } from '../words';

interface Props {
  busy: boolean;
  onCancel: () => void;
  onResolve: (verdict: Verdict, comment: string) => void;
}

export function ResolveForm({ busy, onCancel, onResolve }: Props) {
  const [verdict, setVerdict] = useState<Verdict>('cleared');
  const [comment, setComment] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onResolve(verdict, comment.trim());
  };
  return (
    <form
      onSubmit={send}
      onKeyDown={(e) => {
        if (e.key === 'Escape') {
          e.stopPropagation();
          onCancel();
        }
      }}
    >
      <NativeSelect
        size="xs"
        mt="xs"
        label="Verdict"
        data={verdicts}
        value={verdict}
        onChange={(e) => setVerdict(e.currentTarget.value as Verdict)}
        data-testid="verdict"
        autoFocus
      />
      <Textarea
        size="xs"
        mt={6}
        label="Comment"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={comment}
        onChange={(e) => setComment(e.currentTarget.value)}
        data-testid="comment"
      />
      <Group gap={6} mt="xs">
        <Button type="submit" size="compact-sm" loading={busy} data-testid="confirm-resolve">
          Resolve
        </Button>
        <Button type="button" size="compact-sm" variant="default" onClick={onCancel}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
