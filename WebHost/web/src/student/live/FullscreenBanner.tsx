import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Requests full screen if the exam requires it. Browsers only allow it after a click. */
export function FullscreenBanner() {
  const [full, setFull] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  if (full || !document.fullscreenEnabled) return null;
  return (
    <Group p="xs" px="md" justify="center" data-testid="fullscreen-banner" role="region" aria-label="Full screen">
      <Text size="sm">This exam requires full screen.</Text>
      <Button size="xs" data-testid="enter-fullscreen" onClick={() => void enterFullscreen()}>
        Enter full screen
      </Button>
    </Group>
  );
}

/** The browser may refuse; the monitoring client records that. */
export async function enterFullscreen(): Promise<void> {
  await document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
}
