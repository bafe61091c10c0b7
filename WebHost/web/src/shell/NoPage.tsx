import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from './Page';

/** Shown for an unknown address. */
export function NoPage() {
  return (
    <Page title="Page not found">
      <Text mb="sm">The address may be mistyped, or the page has moved.</Text>
      <Anchor component={Link} to="/" data-testid="home">
        Go to your exams
      </Anchor>
    </Page>
  );
}
