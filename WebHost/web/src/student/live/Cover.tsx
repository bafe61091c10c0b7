import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { RaiseHand } from './RaiseHand';

interface Props {
  kind: 'pause' | 'lock' | 'elsewhere' | 'over';
  text: string;
  onRaise: () => boolean;
  onTakeOver: () => void;
  children?: ReactNode;
}

const titles: Record<Props['kind'], string> = {
  pause: 'The exam is paused',
  lock: 'A teacher has locked this page',
  elsewhere: 'The exam is open in another tab or device',
  over: 'Time is up',
};

const hints: Record<Props['kind'], string> = {
  pause: 'The clock is stopped. Your answers are kept. The questions return automatically.',
  lock: 'The clock is still running. Please wait for the teacher. The questions return automatically.',
  elsewhere: 'This attempt now runs in another tab or device. Continue there, or take it back here.',
  over: 'Your answers are being handed in.',
};

/** Hides the questions: paused, locked by a teacher, past the deadline, or open in another tab. */
export function Cover({ kind, text, onRaise, onTakeOver }: Props) {
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      onClose={() => undefined}
      transitionProps={{ duration: 0 }}
      aria-labelledby="cover-title"
    >
      <Stack align="center" justify="center" mih="80dvh" ta="center" data-testid="cover" data-kind={kind}>
        <Title order={1} id="cover-title">
          {titles[kind]}
        </Title>
        {text !== '' && (
          <Text size="lg" className="prose">
            {text}
          </Text>
        )}
        <Text c="dimmed" maw="34rem">
          {hints[kind]}
        </Text>
        <Group>
          {(kind === 'pause' || kind === 'lock') && <RaiseHand onRaise={onRaise} />}
          {kind === 'elsewhere' && (
            <Button onClick={onTakeOver} data-testid="take-over">
              Continue here
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
