import { Alert, Button, Group, Loader, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { explain } from '../api/problem';

interface Props<T> {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}

/** Server data in its three states: loading, failed with a retry button, loaded. */
export function Loaded<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <Alert color="red" title="This could not be loaded" role="alert">
        <Text size="sm" mb="sm">
          {explain(query.error)}
        </Text>
        <Button size="xs" variant="default" onClick={() => void query.refetch()}>
          Try again
        </Button>
      </Alert>
    );
  }
  return (
    <Group gap="sm" py="lg" role="status">
      <Loader size="sm" />
      <Text c="dimmed">Loading</Text>
    </Group>
  );
}
