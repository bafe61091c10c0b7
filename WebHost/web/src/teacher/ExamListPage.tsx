import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { listExams } from '../api/teacher';
import type { ExamSummary } from '../api/schema';
import { plural, showDateTime, showDuration } from '../shell/format';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';
import { may } from './permission';

export function Component() {
  const exams = useQuery({
    queryKey: queryKeys.exams,
    queryFn: ({ signal }) => listExams(signal),
    refetchInterval: 15_000,
  });
  return (
    <Page
      title="Exams"
      actions={
        <Button component={Link} to="/teacher/exams/new" data-testid="new-exam">
          New exam
        </Button>
      }
    >
      <Loaded query={exams}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">No exams yet. Create the first one.</Text>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} className="plain-list">
              {[...items].sort(byUse).map((exam) => (
                <ExamRow key={exam.id} exam={exam} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}

const byUse = (a: ExamSummary, b: ExamSummary) =>
  Number(b.live > 0) - Number(a.live > 0) || b.opens_at.localeCompare(a.opens_at);

function ExamRow({ exam }: { exam: ExamSummary }) {
  return (
    <Group
      component="li"
      className="surface"
      p="md"
      justify="space-between"
      data-testid={`exam-${exam.id}`}
      data-status={exam.status}
    >
      <div style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Group gap="xs">
          <Title order={2}>{exam.title}</Title>
          {exam.live > 0 ? <Tag tone="good">{exam.live.toLocaleString('en')} live</Tag> : <Tag>{exam.status}</Tag>}
          {exam.open_alerts > 0 && <Tag tone="warning">{plural(exam.open_alerts, 'open alert')}</Tag>}
        </Group>
        <Text size="sm" c="dimmed">
          {exam.subject}, {showDuration(exam.duration_s)}, {showDateTime(exam.opens_at)} to{' '}
          {showDateTime(exam.closes_at)}
        </Text>
        <Text size="sm" c="dimmed">
          {plural(exam.attempts, 'attempt')}
        </Text>
      </div>
      <Group gap="xs">
        {exam.status !== 'draft' && may(exam.permission, 'proctor') && (
          <Button
            component={Link}
            to={`/teacher/exams/${exam.id}/room`}
            variant={exam.live > 0 ? 'filled' : 'default'}
            data-testid={`room-${exam.id}`}
          >
            Live room
          </Button>
        )}
        {exam.status !== 'draft' && (
          <Button component={Link} to={`/teacher/exams/${exam.id}/attempts`} variant="default">
            Attempts
          </Button>
        )}
        <Button component={Link} to={`/teacher/exams/${exam.id}`} variant="default" data-testid={`edit-${exam.id}`}>
          {may(exam.permission, 'edit') ? 'Edit' : 'See'}
        </Button>
      </Group>
    </Group>
  );
}
