import { Box, Group, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';

interface Props {
  title: string;
  actions?: ReactNode;
  width?: string;
  children: ReactNode;
}

/** A page of reading width with one heading, which is also the title of the tab. */
export function Page({ title, actions, width = '62rem', children }: Props) {
  useEffect(() => {
    document.title = `${title} · Veritas`;
  }, [title]);
  return (
    <Box w="100%" maw={width} mx="auto" px={{ base: 'sm', sm: 'lg' }} py="lg">
      <Group justify="space-between" mb="md" gap="sm">
        <Title order={1}>{title}</Title>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Box>
  );
}
