import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { AttemptCard } from '../../api/schema';
import type { InstructionKind, InstructOutcome } from '../store/hubMessages';
import { InstructDialog } from './InstructDialog';
import { kinds } from './kinds';

export type InstructAll = (
  ids: string[],
  kind: InstructionKind,
  args: { text?: string; seconds?: number },
) => Promise<InstructOutcome[]>;

/** The teacher's instructions to one student or to many. */
export function InstructButtons({
  targets,
  instruct,
  onDone,
}: {
  targets: readonly AttemptCard[];
  instruct: InstructAll;
  onDone?: () => void;
}) {
  const [open, setOpen] = useState<InstructionKind | null>(null);
  const form = kinds.find((k) => k.kind === open);
  return (
    <>
      <Group gap={6} role="group" aria-label="Instructions">
        {kinds.map((k) => (
          <Button
            key={k.kind}
            size="compact-sm"
            variant="default"
            c={k.danger && targets.length > 0 ? 'var(--v-critical)' : undefined}
            disabled={targets.length === 0}
            onClick={() => setOpen(k.kind)}
            data-testid={`instruct-${k.kind}`}
          >
            {k.label}
          </Button>
        ))}
      </Group>
      {form && (
        <InstructDialog
          form={form}
          targets={targets}
          instruct={instruct}
          onClose={(sent) => {
            setOpen(null);
            if (sent) onDone?.();
          }}
        />
      )}
    </>
  );
}
