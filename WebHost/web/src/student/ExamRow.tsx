import { Button, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { StudentExam } from '../api/schema';
import { showDateTime, showDuration, words } from '../shell/format';
import { Tag } from '../shell/Tag';

export function ExamRow({ exam }: { exam: StudentExam }) {
  return (
    <Group
      component="li"
      className="surface"
      p="md"
      justify="space-between"
      data-testid={`exam-${exam.id}`}
      data-state={exam.state}
    >
      <div style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Group gap="xs">
          <Title order={2}>{exam.title}</Title>
          <State exam={exam} />
        </Group>
        <Text size="sm" c="dimmed">
          {exam.subject}, {showDuration(exam.duration_s)}, pass mark {exam.pass_mark} %
        </Text>
        {exam.description && (
          <Text size="sm" className="prose" mt={4}>
            {exam.description}
          </Text>
        )}
        <Text size="sm" mt={4}>
          {when(exam)}
        </Text>
      </div>
      <Action exam={exam} />
    </Group>
  );
}

function State({ exam }: { exam: StudentExam }) {
  switch (exam.state) {
    case 'live':
      return <Tag tone="warning">Running</Tag>;
    case 'open':
      return <Tag tone="good">Open</Tag>;
    case 'upcoming':
      return <Tag>Not open yet</Tag>;
    case 'done':
      return <Tag>{exam.attempt ? words(exam.attempt.status) : 'over'}</Tag>;
  }
}

function when(exam: StudentExam): string {
  if (exam.state === 'live' && exam.attempt) return `Your time ends ${showDateTime(exam.attempt.deadline)}.`;
  if (exam.state === 'upcoming') return `Opens ${showDateTime(exam.opens_at)}.`;
  if (exam.state === 'open') return `Start before ${showDateTime(exam.closes_at)}.`;
  return exam.attempt?.percent == null ? 'Finished.' : `Finished with ${Math.round(exam.attempt.percent)} %.`;
}

function Action({ exam }: { exam: StudentExam }) {
  if (exam.state === 'live' && exam.attempt) {
    return (
      <Button component={Link} to={`/student/attempts/${exam.attempt.id}`} data-testid={`continue-${exam.id}`}>
        Continue
      </Button>
    );
  }
  if (exam.state === 'open') {
    return (
      <Button component={Link} to={`/student/exams/${exam.id}`} data-testid={`open-${exam.id}`}>
        Go to the exam
      </Button>
    );
  }
  if (exam.attempt)
    return (
      <Button component={Link} to={`/student/attempts/${exam.attempt.id}`} variant="default">
        See the result
      </Button>
    );
  return null;
}
