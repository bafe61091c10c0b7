import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { analyseBehavior } from '../../api/evidence';
import { explain } from '../../api/problem';
import { showDateTime, showDuration } from '../../shell/format';

/** Behaviour analysis of an ended attempt, on request. It affects neither points nor score. */
export function BehaviorPanel({ attemptId }: { attemptId: string }) {
  const analysis = useMutation({ mutationFn: () => analyseBehavior(attemptId) });
  if (analysis.data === undefined) {
    return (
      <Stack gap={4} mb="md" align="flex-start">
        <Button
          size="xs"
          variant="default"
          loading={analysis.isPending}
          onClick={() => analysis.mutate()}
          data-testid="show-behavior"
        >
          Behaviour analysis
        </Button>
        {analysis.error && (
          <Alert color="red" role="alert" py={4}>
            {explain(analysis.error)}
          </Alert>
        )}
      </Stack>
    );
  }
  const { summary, narrative, figures, computed_at } = analysis.data;
  const slow = figures.questions
    .filter((q) => q.saves > 0)
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 5);
  return (
    <Stack
      component="section"
      aria-label="Behaviour analysis"
      className="surface"
      p="md"
      gap="xs"
      mb="md"
      data-testid="behavior"
    >
      <Text size="sm" className="prose">
        {summary}
      </Text>
      {narrative?.state === 'told' && (
        <Text size="sm" className="prose" c="dimmed">
          {narrative.text} (written by {narrative.model})
        </Text>
      )}
      {slow.length > 0 && (
        <Text size="sm" className="numbers">
          Longest at {slow.map((q) => `question ${q.position}: ${showDuration(q.seconds)}`).join(', ')}.
        </Text>
      )}
      <Text size="xs" c="dimmed">
        From events and answers, {showDateTime(computed_at)}. It does not affect the score.
      </Text>
    </Stack>
  );
}
