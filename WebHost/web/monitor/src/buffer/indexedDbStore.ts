import { OwnershipLost, type EventStore, type Notes, type Snapshot, type StoredEvent } from './store';

interface AttemptRow {
  attempt: string;
  owner: string;
  last: number;
  notes: Notes;
  touched: number;
}

const databaseName = 'veritas-monitor';
const staleAfterMs = 14 * 24 * 3_600_000;

/** Opens the attempt's rows and makes `owner` the page that may write them. */
export async function openIndexedDb(
  attempt: string,
  owner: string,
): Promise<{ store: EventStore; snapshot: Snapshot }> {
  const database = await openDatabase();
  const transaction = database.transaction(['attempts', 'events'], 'readwrite');
  const attempts = transaction.objectStore('attempts');
  const former = await answer<AttemptRow | undefined>(attempts.get(attempt));
  const rows = await answer<StoredEvent[]>(transaction.objectStore('events').getAll(allOf(attempt)));
  const events = rows.map(({ seq, json }) => ({ seq, json }));
  const last = Math.max(former?.last ?? 0, events.at(-1)?.seq ?? 0);
  const notes = former?.notes ?? {};
  attempts.put({ attempt, owner, last, notes, touched: Date.now() } satisfies AttemptRow);
  await sweepStale(transaction, attempt);
  await committed(transaction);
  return {
    store: new IndexedDbStore(database, attempt, owner, last, notes),
    snapshot: { last, events, notes, formerOwner: former?.owner },
  };
}

class IndexedDbStore implements EventStore {
  readonly kind = 'indexeddb';
  readonly #database: IDBDatabase;
  readonly #attempt: string;
  readonly #owner: string;
  #last: number;
  #notes: Notes;

  constructor(database: IDBDatabase, attempt: string, owner: string, last: number, notes: Notes) {
    this.#database = database;
    this.#attempt = attempt;
    this.#owner = owner;
    this.#last = last;
    this.#notes = notes;
    database.onversionchange = () => database.close();
  }

  append(events: readonly StoredEvent[]): Promise<void> {
    this.#last = Math.max(this.#last, events.at(-1)?.seq ?? 0);
    return this.#write((store) => events.forEach(({ seq, json }) => store.put({ attempt: this.#attempt, seq, json })));
  }

  dropThrough(seq: number): Promise<void> {
    return this.#write((store) => void store.delete(allOf(this.#attempt, seq)));
  }

  restartAfter(last: number): Promise<void> {
    this.#last = last;
    return this.#write((store) => void store.delete(allOf(this.#attempt)));
  }

  saveNotes(notes: Notes): Promise<void> {
    this.#notes = notes;
    return this.#write(() => {});
  }

  async forget(): Promise<void> {
    const transaction = this.#database.transaction(['attempts', 'events'], 'readwrite');
    const row = await answer<AttemptRow | undefined>(transaction.objectStore('attempts').get(this.#attempt));
    if (row && row.owner !== this.#owner) return;
    transaction.objectStore('attempts').delete(this.#attempt);
    transaction.objectStore('events').delete(allOf(this.#attempt));
    await committed(transaction);
  }

  close(): void {
    this.#database.close();
  }

  async #write(change: (events: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(['attempts', 'events'], 'readwrite');
    const attempts = transaction.objectStore('attempts');
    const row = await answer<AttemptRow | undefined>(attempts.get(this.#attempt));
    if (row && row.owner !== this.#owner) throw new OwnershipLost();
    change(transaction.objectStore('events'));
    attempts.put({
      attempt: this.#attempt,
      owner: this.#owner,
      last: this.#last,
      notes: this.#notes,
      touched: Date.now(),
    } satisfies AttemptRow);
    await committed(transaction);
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('attempts', { keyPath: 'attempt' });
      request.result.createObjectStore('events', { keyPath: ['attempt', 'seq'] });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Deletes old attempts, as exam computers are shared. */
async function sweepStale(transaction: IDBTransaction, current: string): Promise<void> {
  const attempts = transaction.objectStore('attempts');
  for (const row of await answer<AttemptRow[]>(attempts.getAll())) {
    if (row.attempt === current || Date.now() - row.touched < staleAfterMs) continue;
    attempts.delete(row.attempt);
    transaction.objectStore('events').delete(allOf(row.attempt));
  }
}

function allOf(attempt: string, through: number = Number.MAX_SAFE_INTEGER): IDBKeyRange {
  return IDBKeyRange.bound([attempt, 0], [attempt, through]);
}

function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error);
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'));
  });
}
