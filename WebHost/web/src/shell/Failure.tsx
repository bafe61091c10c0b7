import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';
import { explain } from '../api/problem';

/** Shown when a page throws. Unsaved answers stay in this browser. */
export function Failure() {
  const error = useRouteError();
  return (
    <Stack p="xl" maw="40rem" role="alert">
      <Title order={1}>This page has stopped working</Title>
      <Text>{explain(error)}</Text>
      <Text c="dimmed">
        Answers that were not yet saved are kept in this browser. Loading the page again continues where you were.
      </Text>
      <Group>
        <Button onClick={() => window.location.reload()}>Reload</Button>
      </Group>
    </Stack>
  );
}
