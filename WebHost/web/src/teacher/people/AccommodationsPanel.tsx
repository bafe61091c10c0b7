import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Exam } from '../../api/schema';
import { Loaded } from '../../shell/Loaded';
import { may } from '../permission';
import { AccommodationForm } from './AccommodationForm';
import { useStudentSearch, type Student } from './useStudentSearch';

/** Accommodations: extra time, and exempt or scaled event types, for one student. */
export function AccommodationsPanel({ exam }: { exam: Exam }) {
  const [search, setSearch] = useState('');
  const [student, setStudent] = useState<Student | null>(null);
  const [query] = useDebouncedValue(search.trim(), 300);
  const found = useStudentSearch(query);
  if (!may(exam.permission, 'edit'))
    return <Text c="dimmed">Accommodations need the permission to change the exam.</Text>;
  return (
    <Stack className="surface" p="md" gap="md">
      <Text size="sm" c="dimmed">
        An accommodation also changes detection: exempt events are recorded but never count, and the score breakdown
        says so.
      </Text>
      {student ? (
        <AccommodationForm key={student.id} exam={exam} student={student} onClose={() => setStudent(null)} />
      ) : (
        <>
          <TextInput
            label="Find a student"
            placeholder="Name or id"
            type="search"
            maw="24rem"
            value={search}
            onChange={(e) => setSearch(e.currentTarget.value)}
            data-testid="find-student"
          />
          {query.length >= 2 && (
            <Loaded query={found}>
              {(items) =>
                items.length === 0 ? (
                  <Text size="sm" c="dimmed">
                    No student found.
                  </Text>
                ) : (
                  <Stack component="ul" gap={4} p={0} m={0} className="plain-list">
                    {items.slice(0, 20).map((user) => (
                      <Group component="li" key={user.id} justify="space-between">
                        <Text size="sm">
                          {user.full_name}{' '}
                          <Text span c="dimmed" size="xs">
                            {user.email}
                          </Text>
                        </Text>
                        <Button size="compact-xs" variant="default" onClick={() => setStudent(user)}>
                          Open
                        </Button>
                      </Group>
                    ))}
                  </Stack>
                )
              }
            </Loaded>
          )}
        </>
      )}
    </Stack>
  );
}
