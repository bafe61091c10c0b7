import { useState } from 'react';

/**
 * The record that fills a form: the newest one until the first edit, then the one the edit began with. So a change by
 * somebody else is detected by its ETag, and does not replace what is being typed.
 */
export function useHeld<T>(newest: T): { read: T; hold: () => void; release: () => void } {
  const [held, setHeld] = useState<{ record: T } | null>(null);
  return {
    read: held ? held.record : newest,
    hold: () => setHeld((before) => before ?? { record: newest }),
    release: () => setHeld(null),
  };
}
