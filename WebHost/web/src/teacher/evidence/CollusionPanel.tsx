import { Alert, Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { beginCollusion, readCollusion } from '../../api/evidence';
import { explain } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import type { CollusionPage, Exam } from '../../api/schema';
import { plural, showDateTime } from '../../shell/format';
import { Loaded } from '../../shell/Loaded';
import { may } from '../permission';
import { agreement, chance, lag } from './evidenceWords';

const POLL_MS = 2_000;

/** Pairs of attempts whose wrong answers agree more than chance explains, the least likely first. */
export function CollusionPanel({ exam }: { exam: Exam }) {
  const [after, setAfter] = useState<string | null>(null);
  const cache = useQueryClient();
  const proctors = may(exam.permission, 'proctor');
  const page = useQuery({
    queryKey: queryKeys.collusionPage(exam.id, after),
    queryFn: ({ signal }) => readCollusion(exam.id, after, signal),
    enabled: proctors,
    refetchInterval: ({ state }) => (state.data?.run?.state === 'waiting' ? POLL_MS : false),
  });
  const begin = useMutation({
    mutationFn: () => beginCollusion(exam.id),
    onSuccess: () => {
      setAfter(null);
      return cache.invalidateQueries({ queryKey: queryKeys.collusion(exam.id) });
    },
  });
  if (!proctors) return <Text c="dimmed">This needs the permission to proctor the exam.</Text>;
  return (
    <Stack className="surface" p="md" gap="md">
      <Text size="sm" c="dimmed">
        Wrong answers that two students share more often than chance explains. A reason to compare both papers, not
        proof.
      </Text>
      {begin.error && (
        <Alert color="red" role="alert" py={4}>
          {explain(begin.error)}
        </Alert>
      )}
      <Loaded query={page}>
        {(data) => (
          <>
            <Group justify="space-between">
              <Text size="sm" className="numbers" data-testid="collusion-state">
                {where(data.run)}
              </Text>
              <Button
                size="xs"
                variant="default"
                loading={begin.isPending}
                disabled={data.run?.state === 'waiting'}
                onClick={() => begin.mutate()}
              >
                Compare answers
              </Button>
            </Group>
            {data.items.length > 0 && <Pairs items={data.items} />}
            <Group gap="xs">
              {after !== null && (
                <Button size="xs" variant="default" onClick={() => setAfter(null)}>
                  First page
                </Button>
              )}
              {data.next !== null && (
                <Button size="xs" variant="default" onClick={() => setAfter(data.next)}>
                  Next page
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function where(run: CollusionPage['run']): string {
  if (run === null) return 'Not compared yet.';
  if (run.state === 'waiting') return 'Being compared, or waiting for live attempts to end.';
  if (run.state === 'failed') return 'The comparison failed.';
  const pairs = `${plural(run.kept, 'pair')} of ${run.tested.toLocaleString('en')}`;
  return `${pairs} among ${plural(run.attempts, 'attempt')}${run.computed_at ? `, ${showDateTime(run.computed_at)}` : ''}`;
}

function Pairs({ items }: { items: CollusionPage['items'] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table className="numbers" data-testid="collusion-pairs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Students</Table.Th>
            <Table.Th>Answers</Table.Th>
            <Table.Th>By chance</Table.Th>
            <Table.Th>Times</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((pair) => (
            <Table.Tr key={pair.attempt_a + pair.attempt_b}>
              <Table.Td>
                <Anchor component={Link} to={`/teacher/attempts/${pair.attempt_a}`} size="sm">
                  {pair.student_a.full_name}
                </Anchor>
                {', '}
                <Anchor component={Link} to={`/teacher/attempts/${pair.attempt_b}`} size="sm">
                  {pair.student_b.full_name}
                </Anchor>
              </Table.Td>
              <Table.Td>{agreement(pair)}</Table.Td>
              <Table.Td>{chance(pair.p_value)}</Table.Td>
              <Table.Td>{lag(pair)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
