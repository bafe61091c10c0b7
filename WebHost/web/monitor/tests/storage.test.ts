// @vitest-environment happy-dom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../src/buffer/openStore';
import { OwnershipLost, type StoredEvent } from '../src/buffer/store';
import { leaveTail, takeTail } from '../src/buffer/tail';

const events = (...seqs: number[]): StoredEvent[] => seqs.map((seq) => ({ seq, json: `{"n":${seq}}` }));

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  localStorage.clear();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('storage', () => {
  it('gives a reloaded page its events, its last number and its notes', async () => {
    const first = await openStore('a-1', 'one');
    expect(first.snapshot).toEqual({ last: 0, events: [], notes: {}, formerOwner: undefined });
    await first.store.append(events(1, 2, 3));
    await first.store.saveNotes({ own: ['ab'] });
    await first.store.dropThrough(2);
    const second = await openStore('a-1', 'two');
    expect(second.store.kind).toBe('indexeddb');
    expect(second.snapshot).toEqual({ last: 3, events: events(3), notes: { own: ['ab'] }, formerOwner: 'one' });
  });

  it('keeps the last number when every event is durable and deleted', async () => {
    const first = await openStore('a-1', 'one');
    await first.store.append(events(1, 2));
    await first.store.dropThrough(2);
    expect((await openStore('a-1', 'two')).snapshot).toMatchObject({ last: 2, events: [] });
  });

  it('keeps attempts apart', async () => {
    await (await openStore('a-1', 'one')).store.append(events(1));
    expect((await openStore('a-2', 'one')).snapshot.last).toBe(0);
  });

  it('refuses every write of a page that was taken over, and changes nothing', async () => {
    const first = await openStore('a-1', 'one');
    await first.store.append(events(1));
    const second = await openStore('a-1', 'two');
    await expect(first.store.append(events(2))).rejects.toThrow(OwnershipLost);
    await expect(first.store.dropThrough(1)).rejects.toThrow(OwnershipLost);
    await expect(first.store.saveNotes({ x: 1 })).rejects.toThrow(OwnershipLost);
    await first.store.forget();
    await second.store.append(events(2));
    expect((await openStore('a-1', 'three')).snapshot).toMatchObject({ last: 2, events: events(1, 2), notes: {} });
  });

  it("restarts after another device's numbers", async () => {
    const { store } = await openStore('a-1', 'one');
    await store.append(events(1, 2));
    await store.restartAfter(40);
    expect((await openStore('a-1', 'two')).snapshot).toMatchObject({ last: 40, events: [] });
  });

  it('deletes an attempt that is over, and any older than two weeks', async () => {
    const over = await openStore('a-1', 'one');
    await over.store.append(events(1));
    await over.store.forget();
    expect((await openStore('a-1', 'two')).snapshot).toMatchObject({ last: 0, formerOwner: undefined });

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 15 * 24 * 3_600_000 });
    await openStore('a-old', 'one');
    vi.useRealTimers();
    await openStore('a-2', 'one');
    expect((await openStore('a-old', 'two')).snapshot.formerOwner).toBeUndefined();
  });

  it('uses memory where IndexedDB is missing or broken', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect((await openStore('a-1', 'one')).store.kind).toBe('memory');
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new Error('forbidden');
      },
    });
    expect((await openStore('a-1', 'one')).store.kind).toBe('memory');
  });

  it('does not wait for an IndexedDB that never answers', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('indexedDB', { open: () => ({}) });
    const opening = openStore('a-1', 'one');
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await opening).store.kind).toBe('memory');
  });
});

describe('the tail of a closed page', () => {
  it('continues the stored events, once', async () => {
    await (await openStore('a-1', 'one')).store.append(events(1, 2));
    leaveTail('a-1', { owner: 'one', events: events(2, 3, 4) });
    const second = await openStore('a-1', 'two');
    expect(second.snapshot).toMatchObject({ last: 4, events: events(1, 2, 3, 4) });
    expect((await openStore('a-1', 'three')).snapshot).toMatchObject({ last: 4, events: events(1, 2, 3, 4) });
    expect(takeTail('a-1')).toBeUndefined();
  });

  it('is ignored when another page wrote since, or when it does not continue the events', async () => {
    await (await openStore('a-1', 'one')).store.append(events(1));
    leaveTail('a-1', { owner: 'zero', events: events(2) });
    expect((await openStore('a-1', 'two')).snapshot.last).toBe(1);
    leaveTail('a-1', { owner: 'two', events: events(5) });
    expect((await openStore('a-1', 'three')).snapshot.last).toBe(1);
  });

  it('is ignored when it cannot be read', () => {
    for (const text of ['{', 'null', '[]', '{"owner":1,"events":[]}', '{"owner":"x","events":[{"seq":"1"}]}']) {
      localStorage.setItem('veritas.monitor.tail.a-1', text);
      expect(takeTail('a-1')).toBeUndefined();
    }
  });
});
