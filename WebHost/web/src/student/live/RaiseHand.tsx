import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

const AGAIN_MS = 30_000;
const words = { idle: 'Raise hand', raised: 'Teacher called', failed: 'Not connected, try again' };

/** Calls the teacher, at most every 30 s. `onRaise` returns false when no monitoring client can send it. */
export function RaiseHand({ onRaise }: { onRaise: () => boolean }) {
  const [state, setState] = useState<keyof typeof words>('idle');
  useEffect(() => {
    if (state !== 'raised') return;
    const timer = setTimeout(() => setState('idle'), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const raise = () => {
    if (state !== 'raised') setState(onRaise() ? 'raised' : 'failed');
  };
  return (
    <Button variant="default" size="sm" aria-disabled={state === 'raised'} onClick={raise} data-testid="raise-hand">
      <span aria-live="polite">{words[state]}</span>
    </Button>
  );
}
