import { Alert, Button, Group, Tabs } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { explain } from '../api/problem';
import { queryKeys } from '../api/queryKeys';
import { closeExam, publishExam, readExam } from '../api/teacher';
import type { Tagged } from '../api/http';
import type { Exam } from '../api/schema';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { Tag } from '../shell/Tag';
import { CollusionPanel } from './evidence/CollusionPanel';
import { AccommodationsPanel } from './people/AccommodationsPanel';
import { PermissionsPanel } from './people/PermissionsPanel';
import { may } from './permission';
import { QuestionsPanel } from './questions/QuestionsPanel';
import { SettingsPanel } from './settings/SettingsPanel';

/** One exam for its teachers: settings, questions, permissions, accommodations. */
export function Component() {
  const examId = useParams()['examId']!;
  const exam = useQuery({ queryKey: queryKeys.exam(examId), queryFn: ({ signal }) => readExam(examId, signal) });
  return <Loaded query={exam}>{(data) => <ExamView exam={data} />}</Loaded>;
}

function ExamView({ exam: read }: { exam: Tagged<Exam> }) {
  const exam = read.value;
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'settings';
  return (
    <Page title={exam.title} actions={<Actions exam={exam} />}>
      <Group mb="sm">
        <Tag tone={exam.status === 'published' ? 'good' : 'plain'} testId="exam-status">
          {exam.status}
        </Tag>
      </Group>
      <Tabs
        value={tab}
        onChange={(value) => setParams({ tab: value ?? 'settings' }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="settings">Settings</Tabs.Tab>
          <Tabs.Tab value="questions" data-testid="tab-questions">
            Questions ({exam.questions.length})
          </Tabs.Tab>
          <Tabs.Tab value="people">Teachers</Tabs.Tab>
          <Tabs.Tab value="accommodations">Accommodations</Tabs.Tab>
          {exam.status !== 'draft' && <Tabs.Tab value="agreement">Agreement</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="settings">
          <SettingsPanel exam={read} />
        </Tabs.Panel>
        <Tabs.Panel value="questions">
          <QuestionsPanel exam={exam} />
        </Tabs.Panel>
        <Tabs.Panel value="people">
          <PermissionsPanel exam={exam} />
        </Tabs.Panel>
        <Tabs.Panel value="accommodations">
          <AccommodationsPanel exam={exam} />
        </Tabs.Panel>
        <Tabs.Panel value="agreement">
          <CollusionPanel exam={exam} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Actions({ exam }: { exam: Exam }) {
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (action: 'publish' | 'close') => (action === 'publish' ? publishExam(exam.id) : closeExam(exam.id)),
    onSuccess: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: queryKeys.exam(exam.id) }),
        cache.invalidateQueries({ queryKey: queryKeys.exams }),
      ]),
  });
  const edits = may(exam.permission, 'edit');
  return (
    <>
      {change.error && (
        <Alert color="red" role="alert" py={4}>
          {explain(change.error)}
        </Alert>
      )}
      {exam.status !== 'draft' && may(exam.permission, 'proctor') && (
        <Button component={Link} to={`/teacher/exams/${exam.id}/room`}>
          Live room
        </Button>
      )}
      {exam.status !== 'draft' && (
        <Button component={Link} to={`/teacher/exams/${exam.id}/attempts`} variant="default">
          Attempts
        </Button>
      )}
      {exam.status === 'draft' && edits && (
        <Button
          loading={change.isPending}
          disabled={exam.questions.length === 0}
          onClick={() => change.mutate('publish')}
          data-testid="publish"
        >
          Publish
        </Button>
      )}
      {exam.status === 'published' && edits && (
        <Button
          variant="default"
          loading={change.isPending}
          onClick={() => change.mutate('close')}
          data-testid="close-exam"
        >
          Close
        </Button>
      )}
    </>
  );
}
