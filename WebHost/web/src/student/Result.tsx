import { Button, Group, Text } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { AttemptSession } from '../api/schema';
import { plural, showPoints } from '../shell/format';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';

const endings: Partial<Record<AttemptSession['status'], string>> = {
  submitted: 'You have handed in this exam.',
  expired: 'Time ran out. Your saved answers were handed in.',
  abandoned: 'Time ran out while you were away. Your saved answers were handed in.',
  terminated: 'A teacher ended this exam.',
};

export function Result({ attempt }: { attempt: AttemptSession }) {
  const { grade, end_reason: reason } = attempt;
  useEffect(() => {
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }, []);
  return (
    <Page title={attempt.title} width="46rem">
      <section className="surface" style={{ padding: '1.25rem' }} data-testid="result" data-status={attempt.status}>
        <Text mb="sm">{endings[attempt.status]}</Text>
        {reason && (
          <Text mb="sm" className="prose" data-testid="reason">
            Reason given: {reason}
          </Text>
        )}
        {grade === null ? (
          <Text c="dimmed">There is no result yet.</Text>
        ) : (
          <>
            <Group gap="md" align="baseline">
              <Text fz="1.75rem" fw={650} className="numbers" data-testid="points">
                {showPoints(grade.points)} of {showPoints(grade.max_points)} points
              </Text>
              <Text className="numbers" c="dimmed">
                {Math.round(grade.percent)} %
              </Text>
              {grade.passed !== null && (
                <Tag tone={grade.passed ? 'good' : 'warning'}>{grade.passed ? 'Passed' : 'Not passed'}</Tag>
              )}
            </Group>
            {grade.to_grade > 0 && (
              <Text mt="xs">
                {plural(grade.to_grade, 'answer')} will be read by a teacher. The result is not final until then.
              </Text>
            )}
          </>
        )}
        <Group mt="lg">
          <Button component={Link} to="/student" variant="default">
            Back to your exams
          </Button>
        </Group>
      </section>
    </Page>
  );
}
