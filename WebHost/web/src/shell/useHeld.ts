import { useState } from 'react';

/**
 * The record a form is filled from: the newest one until somebody edits, then the one they began with. A change that
 * somebody else made meanwhile is then refused by its ETag, and replaces nothing that is being typed.
 */
export function useHeld<T>(newest: T): { read: T; hold: () => void; release: () => void } {
  const [held, setHeld] = useState<{ record: T } | null>(null);
  return {
    read: held ? held.record : newest,
    hold: () => setHeld((before) => before ?? { record: newest }),
    release: () => setHeld(null),
  };
}
