/** One event as stored and sent. It is serialised once, so that a resent event is identical byte for byte. */
export interface StoredEvent {
  readonly seq: number;
  readonly json: string;
}

/** Small values of an attempt that must survive a reload, such as the hashes of the student's own copies. */
export type Notes = Readonly<Record<string, unknown>>;

/** Data from an earlier page of the same attempt. */
export interface Snapshot {
  /** The highest sequence number ever handed out, 0 when none was. */
  readonly last: number;
  /** Events not yet known to be durable, in order of `seq`. */
  readonly events: readonly StoredEvent[];
  readonly notes: Notes;
  /** The page that wrote last. */
  readonly formerOwner: string | undefined;
}

/**
 * Stores events until they are durable at the server. One page at a time owns an attempt's rows: the page that opened
 * last. A write of an earlier page fails with `OwnershipLost` inside its transaction.
 */
export interface EventStore {
  readonly kind: 'indexeddb' | 'memory';
  /** Writes events, and replaces those with the same number. */
  append(events: readonly StoredEvent[]): Promise<void>;
  dropThrough(seq: number): Promise<void>;
  /** Deletes all events and continues numbering after `last`. */
  restartAfter(last: number): Promise<void>;
  saveNotes(notes: Notes): Promise<void>;
  /** Deletes everything of the attempt. */
  forget(): Promise<void>;
  close(): void;
}

export class OwnershipLost extends Error {
  constructor() {
    super('Another page of this attempt has taken over.');
  }
}

export const emptySnapshot: Snapshot = { last: 0, events: [], notes: {}, formerOwner: undefined };

/** Stores nothing. The buffer's memory is used where the browser offers no storage. */
export const memoryStore: EventStore = {
  kind: 'memory',
  append: async () => {},
  dropThrough: async () => {},
  restartAfter: async () => {},
  saveNotes: async () => {},
  forget: async () => {},
  close: () => {},
};
