import { OwnershipLost, memoryStore, type EventStore, type Notes } from './store';

export interface StoreWatch {
  /** Another page owns the attempt now; this one must stop sending. */
  onOwnershipLost(): void;
  /** The browser's storage failed; from now on events are only in memory. */
  onStorageLost(): void;
}

/** Writes to the store, and continues in memory when the browser's storage fails. */
export class StoreWriter {
  readonly #watch: StoreWatch;
  #store: EventStore;
  #notes: Notes;
  #owned = true;

  constructor(store: EventStore, notes: Notes, watch: StoreWatch) {
    this.#store = store;
    this.#notes = notes;
    this.#watch = watch;
  }

  get kind(): EventStore['kind'] {
    return this.#store.kind;
  }
  get notes(): Notes {
    return this.#notes;
  }

  /** Runs one write. False means that the attempt belongs to another page and nothing more may be sent from here. */
  async write(change: (store: EventStore) => Promise<void>): Promise<boolean> {
    if (!this.#owned) return false;
    try {
      await change(this.#store);
    } catch (fault) {
      if (fault instanceof OwnershipLost) this.#loseOwnership();
      else this.#loseStorage();
    }
    return this.#owned;
  }

  remember(key: string, value: unknown): void {
    const notes = (this.#notes = { ...this.#notes, [key]: value });
    void this.write((store) => store.saveNotes(notes));
  }

  close(): void {
    this.#owned = false;
    this.#store.close();
  }

  #loseOwnership(): void {
    if (!this.#owned) return;
    this.#owned = false;
    this.#watch.onOwnershipLost();
  }

  #loseStorage(): void {
    if (this.#store === memoryStore || !this.#owned) return;
    this.#store = memoryStore;
    this.#watch.onStorageLost();
  }
}
