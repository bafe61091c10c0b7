import { Alert, Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { AttemptQuestion } from '../../api/schema';
import { plural } from '../../shell/format';

interface Props {
  opened: boolean;
  unanswered: readonly AttemptQuestion[];
  refused: number;
  busy: boolean;
  error: string | null;
  onClose: () => void;
  onSubmit: () => void;
}

/** Confirms the submission and lists unanswered questions. */
export function SubmitDialog({ opened, unanswered, refused, busy, error, onClose, onSubmit }: Props) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Hand in the exam?"
      centered
      transitionProps={{ duration: 0 }}
      styles={{ title: { fontWeight: 600 } }}
    >
      <Stack gap="sm" data-testid="submit-dialog">
        {unanswered.length === 0 ? (
          <Text>Every question is answered.</Text>
        ) : (
          <div data-testid="unanswered">
            <Text fw={600}>{plural(unanswered.length, 'question')} not answered:</Text>
            <Group gap="sm" mt={4}>
              {unanswered.map((q) => (
                <Anchor key={q.id} href={`#q-${q.position}`} onClick={onClose}>
                  Question {q.position}
                </Anchor>
              ))}
            </Group>
          </div>
        )}
        {refused > 0 && (
          <Alert color="orange">
            {plural(refused, 'answer')} could not be saved and will not count as shown. See the notes below the
            questions.
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          After handing in, nothing can be changed.
        </Text>
        {error && (
          <Alert color="red" role="alert" data-testid="submit-error">
            {error}
          </Alert>
        )}
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onClose} disabled={busy} data-autofocus>
            Back to the questions
          </Button>
          <Button onClick={onSubmit} loading={busy} data-testid="confirm-submit">
            Hand in
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
