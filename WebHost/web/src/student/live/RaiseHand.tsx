import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

const AGAIN_MS = 30_000;

/** Calls the teacher; once every half minute is enough. */
export function RaiseHand({ onRaise }: { onRaise: () => void }) {
  const [raised, setRaised] = useState(false);
  useEffect(() => {
    if (!raised) return;
    const timer = setTimeout(() => setRaised(false), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [raised]);
  const raise = () => {
    if (raised) return;
    onRaise();
    setRaised(true);
  };
  return (
    <Button variant="default" size="sm" aria-disabled={raised} onClick={raise} data-testid="raise-hand">
      <span aria-live="polite">{raised ? 'Teacher called' : 'Raise hand'}</span>
    </Button>
  );
}
