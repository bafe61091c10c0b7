import { openIndexedDb } from './indexedDbStore';
import { emptySnapshot, memoryStore, type EventStore, type Snapshot } from './store';
import { takeTail } from './tail';
import { within } from '../timeLimit';

export interface OpenedStore {
  readonly store: EventStore;
  readonly snapshot: Snapshot;
}

const patienceMs = 3_000;

/** Opens IndexedDB, or a store in memory if the browser does not support it, forbids it or does not respond. */
export async function openStore(attempt: string, owner: string): Promise<OpenedStore> {
  try {
    const opened = await within(patienceMs, openIndexedDb(attempt, owner), "The browser's storage does not respond.");
    return await withTail(attempt, opened);
  } catch {
    return { store: memoryStore, snapshot: emptySnapshot };
  }
}

/** Adds the events that a closing page could not write. They are ignored unless they continue the stored ones. */
async function withTail(attempt: string, opened: OpenedStore): Promise<OpenedStore> {
  const { store, snapshot } = opened;
  const tail = takeTail(attempt);
  if (!tail || tail.owner !== snapshot.formerOwner) return opened;
  const missing = tail.events.filter((event) => event.seq > snapshot.last);
  if (missing.length === 0 || missing[0]?.seq !== snapshot.last + 1) return opened;
  await store.append(missing);
  const events = [...snapshot.events, ...missing];
  return { store, snapshot: { ...snapshot, events, last: events.at(-1)?.seq ?? snapshot.last } };
}
