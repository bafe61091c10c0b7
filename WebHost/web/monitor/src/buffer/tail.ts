import type { StoredEvent } from './store';

/** Events of a closing page that were not yet in IndexedDB. `localStorage` is synchronous. */
export interface Tail {
  readonly owner: string;
  readonly events: readonly StoredEvent[];
}

const key = (attempt: string) => `veritas.monitor.tail.${attempt}`;

export function leaveTail(attempt: string, tail: Tail): void {
  if (tail.events.length === 0) return;
  try {
    localStorage.setItem(key(attempt), JSON.stringify(tail));
  } catch {
    // Storage is full or forbidden: only the farewell request can deliver these events.
  }
}

export function takeTail(attempt: string): Tail | undefined {
  try {
    const text = localStorage.getItem(key(attempt));
    if (text === null) return undefined;
    localStorage.removeItem(key(attempt));
    const tail: unknown = JSON.parse(text);
    return isTail(tail) ? tail : undefined;
  } catch {
    return undefined;
  }
}

function isTail(value: unknown): value is Tail {
  const tail = value as Partial<Tail> | null;
  return (
    typeof tail?.owner === 'string' &&
    Array.isArray(tail.events) &&
    tail.events.every((event) => Number.isInteger(event?.seq) && typeof event?.json === 'string')
  );
}
