import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Asks for full screen where the exam does; a browser lets only the student's own click enter it. */
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
      <Text size="sm">This exam asks for full screen.</Text>
      <Button size="xs" data-testid="enter-fullscreen" onClick={() => void enterFullscreen()}>
        Enter full screen
      </Button>
    </Group>
  );
}

/** Refusals are the browser's to make; the monitoring client notes them. */
export async function enterFullscreen(): Promise<void> {
  await document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
}
