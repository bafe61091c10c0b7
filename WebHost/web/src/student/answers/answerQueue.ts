import { explain, ProblemError } from '../../api/problem';
import { answerOf, type AnswerValue } from '../../api/questionParts';
import type { Answer } from '../../api/schema';
import type { Drafts } from './drafts';

export type SaveState =
  | { kind: 'empty' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'retrying'; why: string }
  | { kind: 'refused'; why: string };

export interface AnswerEntry {
  readonly value: AnswerValue;
  readonly state: SaveState;
}

interface Slot {
  value: AnswerValue;
  sent: number;
  sentValue: AnswerValue | undefined;
  dirty: boolean;
  busy: boolean;
  failures: number;
  state: SaveState;
  timer: number;
}

const EMPTY: AnswerEntry = { value: null, state: { kind: 'empty' } };
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
// Temporary errors: the attempt is paused, or there was no response.
const TEMPORARY = new Set(['attempt_paused', 'network']);

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Saves answers with at most one request per question, and retries until the server has confirmed the newest value. */
export class AnswerQueue {
  private readonly slots = new Map<string, Slot>();
  private readonly entries = new Map<string, AnswerEntry>();
  private readonly listeners = new Set<() => void>();
  private readonly save: (questionId: string, revision: number, value: AnswerValue) => Promise<Answer>;
  private readonly drafts: Drafts;
  private closed = false;
  private changes = 0;

  constructor(drafts: Drafts, save: (questionId: string, revision: number, value: AnswerValue) => Promise<Answer>) {
    this.drafts = drafts;
    this.save = save;
  }

  /** Loads the server's answers. A draft of this browser wins unless a later revision was stored elsewhere. */
  seed(answers: readonly Answer[]): void {
    for (const { question_id: id, revision, value, saved_at } of answers) {
      this.slots.set(id, { ...fresh(answerOf(value), revision), state: { kind: 'saved', at: saved_at } });
      this.tell(id);
    }
    for (const id of this.drafts.ids()) {
      const draft = this.drafts.get(id)!;
      const stored = this.slots.get(id);
      if (stored && (stored.sent > draft.sent || same(stored.value, draft.value))) this.drafts.drop(id);
      else this.set(id, draft.value, 0, draft.sent);
    }
  }

  set(id: string, value: AnswerValue, delayMs = 0, knownSent = 0): void {
    const slot = this.slots.get(id) ?? fresh(null, 0);
    this.slots.set(id, slot);
    slot.value = value;
    slot.sent = Math.max(slot.sent, knownSent);
    slot.dirty = true;
    slot.failures = 0;
    this.drafts.keep(id, { sent: slot.sent, value });
    if (!slot.busy) this.schedule(id, slot, delayMs, { kind: 'waiting' });
  }

  get(id: string): AnswerEntry {
    return this.entries.get(id) ?? EMPTY;
  }

  /** The number of unconfirmed answers. Refused ones are not counted, as a retry would not help. */
  get unsaved(): number {
    return [...this.slots.values()].filter((slot) => slot.dirty && slot.state.kind !== 'refused').length;
  }

  /** Increases with every change, for subscribers that read all answers. */
  get version(): number {
    return this.changes;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Sends all pending answers now: after a blur, when the network is back, before submitting. */
  push(): void {
    for (const [id, slot] of this.slots)
      if (slot.dirty && !slot.busy && slot.state.kind !== 'refused') void this.send(id, slot);
  }

  /** True once everything is saved, false after `limitMs`. */
  settle(limitMs: number): Promise<boolean> {
    this.push();
    if (this.unsaved === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (done: boolean) => {
        clearTimeout(timer);
        unsubscribe();
        resolve(done);
      };
      const timer = setTimeout(() => end(false), limitMs);
      const unsubscribe = this.subscribe(() => {
        if (this.unsaved === 0) end(true);
      });
    });
  }

  close(): void {
    this.closed = true;
    for (const slot of this.slots.values()) clearTimeout(slot.timer);
  }

  open(): void {
    this.closed = false;
    this.push();
  }

  private schedule(id: string, slot: Slot, delayMs: number, state: SaveState): void {
    clearTimeout(slot.timer);
    slot.state = state;
    slot.timer = setTimeout(() => void this.send(id, slot), delayMs) as unknown as number;
    this.tell(id);
  }

  private async send(id: string, slot: Slot): Promise<void> {
    clearTimeout(slot.timer);
    if (slot.busy || this.closed) return;
    const value = slot.value;
    // A retry keeps its revision, so that a request whose response was lost is stored once.
    if (slot.sentValue === undefined || !same(slot.sentValue, value)) slot.sent += 1;
    const revision = slot.sent;
    slot.sentValue = value;
    slot.busy = true;
    slot.state = { kind: 'saving' };
    this.drafts.keep(id, { sent: revision, value });
    this.tell(id);
    try {
      const stored = await this.save(id, revision, value);
      slot.busy = false;
      this.stored(id, slot, stored, value);
    } catch (error) {
      slot.busy = false;
      this.failed(id, slot, error, value);
    }
  }

  private stored(id: string, slot: Slot, stored: Answer, value: AnswerValue): void {
    slot.failures = 0;
    slot.sent = Math.max(slot.sent, stored.revision);
    if (!same(stored.value, value)) slot.sentValue = undefined;
    if (same(stored.value, slot.value)) {
      slot.dirty = false;
      slot.state = { kind: 'saved', at: stored.saved_at };
      this.drafts.drop(id);
      this.tell(id);
    } else {
      this.schedule(id, slot, 0, { kind: 'waiting' });
    }
  }

  private failed(id: string, slot: Slot, error: unknown, value: AnswerValue): void {
    const temporary = !(error instanceof ProblemError) || error.transient || TEMPORARY.has(error.code);
    if (!same(slot.value, value)) return this.schedule(id, slot, 0, { kind: 'waiting' });
    if (!temporary) {
      slot.state = { kind: 'refused', why: explain(error) };
      return this.tell(id);
    }
    slot.failures += 1;
    this.schedule(id, slot, Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (slot.failures - 1)), {
      kind: 'retrying',
      why: explain(error),
    });
  }

  private tell(id: string): void {
    const slot = this.slots.get(id)!;
    this.changes += 1;
    this.entries.set(id, { value: slot.value, state: slot.state });
    this.listeners.forEach((listener) => listener());
  }
}

function fresh(value: AnswerValue, sent: number): Slot {
  return {
    value,
    sent,
    sentValue: sent > 0 ? value : undefined,
    dirty: false,
    busy: false,
    failures: 0,
    state: { kind: 'empty' },
    timer: 0,
  };
}
