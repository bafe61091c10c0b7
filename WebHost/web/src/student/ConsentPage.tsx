import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { explain, ProblemError } from '../api/problem';
import { queryKeys } from '../api/queryKeys';
import { listStudentExams, readNotice, startAttempt } from '../api/student';
import { showDuration } from '../shell/format';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { enterFullscreen } from './live/FullscreenBanner';
import { NoticeText } from './NoticeText';

/** The monitoring notice. The exam starts only after the student agrees to this version of it. */
export function Component() {
  const examId = useParams()['examId']!;
  const navigate = useNavigate();
  const cache = useQueryClient();
  // The version agreed to: a newer one needs a new agreement.
  const [agreed, setAgreed] = useState<number | null>(null);
  const notice = useQuery({
    queryKey: queryKeys.notice(examId),
    queryFn: ({ signal }) => readNotice(examId, signal),
    staleTime: Infinity,
  });
  const exam = useQuery({
    queryKey: queryKeys.studentExams,
    queryFn: ({ signal }) => listStudentExams(signal),
    select: (exams) => exams.find((e) => e.id === examId),
  }).data;
  const enter = (attemptId: string) => navigate(`/student/attempts/${attemptId}`, { replace: true });
  const start = useMutation({
    mutationFn: (version: number) => startAttempt(examId, version),
    onSuccess: (attempt) => {
      // Full screen needs a recent click, and the one that started the exam still counts.
      if (attempt.require_fullscreen) void enterFullscreen();
      cache.setQueryData(queryKeys.attempt(attempt.attempt_id), attempt);
      void enter(attempt.attempt_id);
    },
    onError: (error) => {
      const live =
        error instanceof ProblemError && error.code === 'attempt_live'
          ? (error.extra['attempt_id'] ?? error.extra['subject'])
          : undefined;
      if (typeof live === 'string') void enter(live);
      if (error instanceof ProblemError && error.code === 'consent_missing')
        void cache.invalidateQueries({ queryKey: queryKeys.notice(examId) });
    },
  });
  return (
    <Page title={exam?.title ?? 'Before you start'} width="46rem">
      <Loaded query={notice}>
        {(text) => (
          <Stack gap="md">
            {exam && (
              <Text>
                {exam.subject}. You have {showDuration(exam.duration_s)} from the moment you start. The clock runs on
                the server and does not stop when you close this page.
              </Text>
            )}
            <NoticeText notice={text} />
            <div className="surface" style={{ padding: '1rem' }}>
              <Title order={2} mb="sm">
                Your agreement
              </Title>
              <Checkbox
                data-testid="consent"
                checked={agreed === text.version}
                onChange={(e) => setAgreed(e.currentTarget.checked ? text.version : null)}
                label="I have read what is collected and agree to it for this exam."
              />
              {start.error && (
                <Alert color="red" mt="md" role="alert" data-testid="start-error">
                  {explain(start.error)}
                </Alert>
              )}
              <Group mt="md">
                <Button
                  data-testid="start"
                  disabled={agreed !== text.version}
                  loading={start.isPending}
                  onClick={() => start.mutate(text.version)}
                >
                  Start the exam now
                </Button>
                <Button component={Link} to="/student" variant="default">
                  Not now
                </Button>
              </Group>
            </div>
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
