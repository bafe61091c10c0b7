import { Button, Group, NativeSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { explain, fieldProblem } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { listPermissions, setPermission } from '../../api/teacher';
import type { Exam, ExamPermission } from '../../api/schema';
import { Loaded } from '../../shell/Loaded';
import { SaveProblem } from '../../shell/SaveProblem';
import { levelMeaning, levels, may } from '../permission';

const choices = levels.map((level) => ({ value: level, label: levelMeaning[level] }));

/** The permissions of teachers on this exam. */
export function PermissionsPanel({ exam }: { exam: Exam }) {
  const cache = useQueryClient();
  const key = queryKeys.permissions(exam.id);
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => listPermissions(exam.id, signal) });
  const [email, setEmail] = useState('');
  const [level, setLevel] = useState<ExamPermission>('proctor');
  const change = useMutation({
    mutationFn: (to: { email: string; level: ExamPermission }) =>
      setPermission(exam.id, to.email, to.level, list.data!.etag),
    // Also after an error: somebody else may have changed the list.
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  });
  const owns = may(exam.permission, 'own');
  const add = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ email: email.trim(), level }, { onSuccess: () => setEmail('') });
  };
  // A problem is shown beside the teacher whom the change is about, or in the form for a new one.
  const changed = list.data?.value.items.find((row) => row.email === change.variables?.email);
  return (
    <Stack className="surface" p="md" gap="md">
      <Loaded query={list}>
        {({ value: { items } }) => (
          <Table.ScrollContainer minWidth={420}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Teacher</Table.Th>
                  <Table.Th>Permission</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((row) => (
                  <Table.Tr key={row.teacher_id}>
                    <Table.Td>
                      {row.full_name}
                      <Text size="xs" c="dimmed">
                        {row.email}
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {owns ? (
                        <NativeSelect
                          size="xs"
                          aria-label={`Permission of ${row.full_name}`}
                          data={choices}
                          error={row === changed && change.error ? explain(change.error) : undefined}
                          value={row.level}
                          onChange={(e) =>
                            change.mutate({ email: row.email, level: e.currentTarget.value as ExamPermission })
                          }
                        />
                      ) : (
                        levelMeaning[row.level]
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Loaded>
      {owns && list.data && (
        <form onSubmit={add}>
          <Group align="flex-start">
            <TextInput
              label="E-mail of a teacher"
              type="email"
              error={changed ? undefined : fieldProblem(change.error, 'email')}
              required
              withAsterisk={false}
              value={email}
              onChange={(e) => setEmail(e.currentTarget.value)}
              data-testid="permission-email"
            />
            <NativeSelect
              label="Permission"
              data={choices.slice(1)}
              value={level}
              onChange={(e) => setLevel(e.currentTarget.value as ExamPermission)}
            />
            <Button type="submit" mt="1.5rem" loading={change.isPending} data-testid="permission-add">
              Add{' '}
            </Button>
          </Group>
          {!changed && <SaveProblem error={change.error} beside={['email']} />}
        </form>
      )}
    </Stack>
  );
}
