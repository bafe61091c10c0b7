import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../api/problem';
import type { AnswerValue } from '../../api/questionParts';
import type { Answer } from '../../api/schema';
import { AnswerQueue } from './answerQueue';
import { Drafts } from './drafts';

/** Keeps the highest revision, as the real server does, and can fail. */
class FakeServer {
  stored = new Map<string, Answer>();
  calls: { id: string; revision: number; value: AnswerValue }[] = [];
  fault: Error | null = null;
  loseAnswers = false;
  delayMs = 0;
  underWay = 0;
  mostUnderWay = 0;

  save = async (id: string, revision: number, value: AnswerValue): Promise<Answer> => {
    this.calls.push({ id, revision, value });
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    await new Promise((resolve) => {
      setTimeout(resolve, this.delayMs);
    });
    this.underWay -= 1;
    if (this.fault) throw this.fault;
    const old = this.stored.get(id);
    if (!old || revision > old.revision)
      this.stored.set(id, { question_id: id, revision, value, saved_at: '2026-01-01T09:00:00Z' });
    if (this.loseAnswers) throw new ProblemError(0, 'network', 'away');
    return this.stored.get(id)!;
  };
}

let server: FakeServer;
let storage: Map<string, string>;
const drafts = () =>
  new Drafts('attempt', {
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => {
      storage.set(key, value);
    },
    removeItem: (key) => {
      storage.delete(key);
    },
  });
const queue = () => new AnswerQueue(drafts(), server.save);
const run = (ms = 0) => vi.advanceTimersByTimeAsync(ms + 1);

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
  storage = new Map();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the answer queue', () => {
  it('saves once after the typing pause, and deletes the draft', async () => {
    const answers = queue();
    for (const text of ['h', 'he', 'hel']) answers.set('q', text, 800);
    expect(storage.size).toBe(1);
    await run(798);
    expect(server.calls).toHaveLength(0);
    await run(2);
    expect(server.calls).toEqual([{ id: 'q', revision: 1, value: 'hel' }]);
    expect(answers.get('q').state).toEqual({ kind: 'saved', at: '2026-01-01T09:00:00Z' });
    expect(storage.size).toBe(0);
  });

  it('sends at most one request per question, and ends with the newest value', async () => {
    const answers = queue();
    server.delayMs = 100;
    answers.set('q', 'a');
    await run(50);
    answers.set('q', 'b');
    answers.push();
    answers.set('q', 'c');
    await run(1_000);
    expect(server.mostUnderWay).toBe(1);
    expect(server.stored.get('q')).toMatchObject({ revision: 2, value: 'c' });
    expect(answers.unsaved).toBe(0);
  });

  it('retries with growing pauses and the same revision', async () => {
    const answers = queue();
    server.fault = new ProblemError(0, 'network', 'away');
    answers.set('q', 'a');
    await run(0);
    expect(answers.get('q').state.kind).toBe('retrying');
    await run(1_000 + 2_000 + 4_000 + 10);
    expect(server.calls.map((call) => call.revision)).toEqual([1, 1, 1, 1]);
    server.fault = null;
    await run(8_000);
    expect(answers.get('q').state.kind).toBe('saved');
  });

  it('gives a changed value a higher revision even when the last response was lost', async () => {
    const answers = queue();
    server.loseAnswers = true;
    answers.set('q', 'old');
    await run(0);
    server.loseAnswers = false;
    answers.set('q', 'new');
    await run(0);
    expect(server.stored.get('q')).toMatchObject({ revision: 2, value: 'new' });
  });

  it('resumes a save that a reload interrupted', async () => {
    const before = queue();
    server.fault = new ProblemError(0, 'network', 'away');
    before.set('q', 'kept');
    await run(0);
    before.close();
    server.fault = null;
    const after = queue();
    after.seed([]);
    expect(after.get('q').value).toBe('kept');
    await run(0);
    expect(server.stored.get('q')?.value).toBe('kept');
    expect(storage.size).toBe(0);
  });

  it('prefers a later revision from elsewhere to an old draft', () => {
    drafts().keep('q', { sent: 2, value: 'draft' });
    const answers = queue();
    answers.seed([{ question_id: 'q', revision: 5, value: 'elsewhere', saved_at: '2026-01-01T09:00:00Z' }]);
    expect(answers.get('q').value).toBe('elsewhere');
    expect(answers.unsaved).toBe(0);
  });

  it('uses a higher revision than another tab has stored', async () => {
    const answers = queue();
    answers.seed([{ question_id: 'q', revision: 1, value: 'one', saved_at: '2026-01-01T09:00:00Z' }]);
    server.stored.set('q', { question_id: 'q', revision: 7, value: 'other tab', saved_at: '2026-01-01T09:00:00Z' });
    answers.set('q', 'mine');
    await run(5);
    expect(server.stored.get('q')).toMatchObject({ revision: 8, value: 'mine' });
  });

  it('stops after a refusal, shows the reason, and resumes with the next change', async () => {
    const answers = queue();
    server.fault = new ProblemError(400, 'answer_invalid', 'Not one of the options.');
    answers.set('q', 'x');
    await run(60_000);
    expect(server.calls).toHaveLength(1);
    expect(answers.get('q').state).toEqual({ kind: 'refused', why: 'Not one of the options.' });
    server.fault = null;
    answers.set('q', 'y');
    await run(0);
    expect(answers.get('q').state.kind).toBe('saved');
  });

  it('retries while the exam is paused', async () => {
    const answers = queue();
    server.fault = new ProblemError(409, 'attempt_paused', 'Paused.');
    answers.set('q', 'x');
    await run(0);
    expect(answers.get('q').state.kind).toBe('retrying');
  });

  it('settles when everything is saved, or at its time limit', async () => {
    const answers = queue();
    answers.set('q', 'x', 5_000);
    const soon = answers.settle(1_000);
    await run(10);
    await expect(soon).resolves.toBe(true);
    server.fault = new ProblemError(0, 'network', 'away');
    answers.set('q', 'y', 5_000);
    const settled = answers.settle(1_000);
    await run(1_000);
    await expect(settled).resolves.toBe(false);
  });

  it('works without browser storage', async () => {
    const broken = () => {
      throw new Error('denied');
    };
    const answers = new AnswerQueue(
      new Drafts('attempt', { getItem: broken, setItem: broken, removeItem: broken }),
      server.save,
    );
    answers.set('q', true);
    await run(0);
    expect(server.stored.get('q')?.value).toBe(true);
  });
});
