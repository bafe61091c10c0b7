import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../api/queryKeys';
import { listStudentExams } from '../api/student';
import type { StudentExam } from '../api/schema';
import { Loaded } from '../shell/Loaded';
import { Page } from '../shell/Page';
import { ExamRow } from './ExamRow';

const order: StudentExam['state'][] = ['live', 'open', 'upcoming', 'done'];

export function Component() {
  const exams = useQuery({
    queryKey: queryKeys.studentExams,
    queryFn: ({ signal }) => listStudentExams(signal),
    refetchInterval: 30_000,
  });
  return (
    <Page title="Your exams">
      <Loaded query={exams}>
        {(items) =>
          items.length === 0 ? (
            <Text c="dimmed">There is no exam for you at the moment.</Text>
          ) : (
            <Stack component="ul" gap="sm" p={0} m={0} className="plain-list">
              {[...items]
                .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.opens_at.localeCompare(b.opens_at))
                .map((exam) => (
                  <ExamRow key={exam.id} exam={exam} />
                ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}
