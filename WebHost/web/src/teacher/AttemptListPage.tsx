import { Anchor, Button, SegmentedControl, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { listAttempts, readExam } from '../api/teacher';
import type { AttemptListItem } from '../api/schema';
import { showDateTime, showPoints, words } from '../shell/format';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';

const PAGE = 200;
const toGrade = (row: AttemptListItem) => row.grade?.to_grade ?? 0;

/** Every attempt of an exam with points and score; those with ungraded answers first. */
export function Component() {
  const examId = useParams()['examId']!;
  const [shown, setShown] = useState('all');
  const [limit, setLimit] = useState(PAGE);
  const exam = useQuery({ queryKey: queryKeys.exam(examId), queryFn: ({ signal }) => readExam(examId, signal) });
  const attempts = useQuery({
    queryKey: queryKeys.attemptsOf(examId),
    queryFn: ({ signal }) => listAttempts(examId, signal),
  });
  return (
    <Page
      title={exam.data ? `Attempts: ${exam.data.value.title}` : 'Attempts'}
      width="76rem"
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Which attempts"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: 'All' },
            { value: 'to_grade', label: 'To grade' },
          ]}
        />
      }
    >
      <Loaded query={attempts}>
        {(items) => {
          const rows = [...items]
            .filter((row) => shown === 'all' || toGrade(row) > 0)
            .sort((a, b) => toGrade(b) - toGrade(a) || a.student.full_name.localeCompare(b.student.full_name));
          if (rows.length === 0)
            return <Text c="dimmed">{shown === 'all' ? 'Nobody has started yet.' : 'No answers to grade.'}</Text>;
          return (
            <>
              <Table.ScrollContainer minWidth={640} className="surface">
                <AttemptTable rows={rows.slice(0, limit)} />
              </Table.ScrollContainer>
              {rows.length > limit && (
                <Button mt="sm" size="xs" variant="default" onClick={() => setLimit(limit + PAGE)}>
                  Show more
                </Button>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function AttemptTable({ rows }: { rows: readonly AttemptListItem[] }) {
  return (
    <Table className="numbers" data-testid="attempt-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Student</Table.Th>
          <Table.Th>Status</Table.Th>
          <Table.Th>Started</Table.Th>
          <Table.Th ta="right">Points</Table.Th>
          <Table.Th ta="right">Integrity score</Table.Th>
          <Table.Th />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.attempt_id} data-testid={`row-${row.attempt_id}`}>
            <Table.Td>
              <Anchor component={Link} to={`/teacher/attempts/${row.attempt_id}`} size="sm">
                {row.student.full_name}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <Tag>{words(row.status)}</Tag>
            </Table.Td>
            <Table.Td>{showDateTime(row.started_at)}</Table.Td>
            <Table.Td ta="right">
              {row.grade && `${showPoints(row.grade.points)} of ${showPoints(row.grade.max_points)}`}
            </Table.Td>
            <Table.Td ta="right">{row.integrity_score.toFixed(1)}</Table.Td>
            <Table.Td>{toGrade(row) > 0 && <Tag tone="notice">{toGrade(row)} to grade</Tag>}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
