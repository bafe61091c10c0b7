// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventBuffer } from '../src/buffer/eventBuffer';
import { emptySnapshot, memoryStore, type StoredEvent } from '../src/buffer/store';
import { holdTime, newBuffer, settle } from './harness';

beforeEach(() => holdTime());
afterEach(() => vi.useRealTimers());

const at = '2026-03-02T09:00:00.000Z';
const everything = (buffer: EventBuffer) => buffer.read(0, 100_000, 100_000_000);
const seqs = (events: readonly StoredEvent[]) => events.map((event) => event.seq);
const parsed = (events: readonly StoredEvent[]) =>
  events.map((event) => JSON.parse(event.json) as Record<string, unknown>);

async function add(buffer: EventBuffer, count: number): Promise<void> {
  for (let i = 0; i < count; i++) buffer.add({ type: 'student.raise_hand', at, data: { i } });
  await settle();
}

describe('buffer', () => {
  it('numbers from 1 without gaps and keeps each event until it is durable', async () => {
    const buffer = newBuffer();
    await add(buffer, 5);
    buffer.acknowledge(4, 2);
    expect(seqs(everything(buffer))).toEqual([3, 4, 5]);
    expect(seqs(buffer.unaccepted())).toEqual([5]);
    buffer.acknowledge(5, 5);
    expect(everything(buffer)).toEqual([]);
    await add(buffer, 1);
    expect(seqs(everything(buffer))).toEqual([6]);
  });

  it('reads within both bounds, but at least one event', async () => {
    const buffer = newBuffer();
    await add(buffer, 10);
    const size = everything(buffer)[0]!.json.length + 1;
    expect(seqs(buffer.read(3, 4, 10_000))).toEqual([3, 4, 5, 6]);
    expect(seqs(buffer.read(3, 100, size * 3))).toEqual([3, 4, 5]);
    expect(seqs(buffer.read(3, 100, 1))).toEqual([3]);
    expect(buffer.read(11, 100, 10_000)).toEqual([]);
  });

  it('releases an event only after it is stored', async () => {
    let finish = () => {};
    const append = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    const onReady = vi.fn();
    const buffer = newBuffer({ store: { ...memoryStore, append }, onReady });
    await add(buffer, 1);
    expect(everything(buffer)).toEqual([]);
    expect(seqs(buffer.unstored())).toEqual([1]);
    finish();
    await settle();
    expect(seqs(everything(buffer))).toEqual([1]);
    expect(onReady).toHaveBeenCalledTimes(1);
  });

  it('continues in memory when the storage fails', async () => {
    const buffer = newBuffer({ store: { ...memoryStore, append: () => Promise.reject(new Error('quota')) } });
    await add(buffer, 3);
    expect(seqs(everything(buffer))).toEqual([1, 2, 3]);
  });

  it('resumes from the state of the server, even when that is behind its last acknowledgement', async () => {
    const buffer = newBuffer();
    await add(buffer, 10);
    buffer.acknowledge(8, 4);
    expect(buffer.resume(5, 5)).toBe(0);
    expect(buffer.accepted).toBe(5);
    expect(seqs(everything(buffer))).toEqual([6, 7, 8, 9, 10]);
  });

  it('fills the gaps of lost rows', async () => {
    const kept = [5, 8].map((seq) => ({ seq, json: `{"type":"tab.hidden","at":"${at}","data":{}}` }));
    const buffer = newBuffer({ snapshot: { ...emptySnapshot, last: 9, events: kept } });
    buffer.resume(3, 3);
    expect(seqs(everything(buffer))).toEqual([4, 5, 6, 7, 8, 9]);
    expect(parsed(everything(buffer)).map((event) => event['type'])).toEqual([
      'session.resumed',
      'tab.hidden',
      'session.resumed',
      'session.resumed',
      'tab.hidden',
      'session.resumed',
    ]);
    await add(buffer, 1);
    expect(buffer.last).toBe(10);
  });

  it('continues after the numbers of another device, and counts unconfirmed events', async () => {
    const buffer = newBuffer();
    await add(buffer, 3);
    expect(buffer.resume(40, 44)).toBe(3);
    await add(buffer, 1);
    expect(seqs(everything(buffer))).toEqual([45]);
    expect(buffer.acknowledge(60, 44)).toBe(1);
    expect(buffer.last).toBe(60);
  });

  it('replaces a refused event, but never an accepted one', async () => {
    const buffer = newBuffer();
    await add(buffer, 3);
    buffer.acknowledge(1, 1);
    const make = (dropped: string) => ({ type: 'session.resumed' as const, at, data: { dropped } });
    expect(await buffer.replace(2, make)).toBe(true);
    expect(await buffer.replace(1, make)).toBe(false);
    expect(await buffer.replace(9, make)).toBe(false);
    expect(seqs(everything(buffer))).toEqual([2, 3]);
    expect(parsed(everything(buffer))[0]).toMatchObject({
      type: 'session.resumed',
      data: { dropped: 'student.raise_hand' },
    });
  });
});

describe('a full buffer', () => {
  const part = (n: number, open = true) => ({
    type: 'tab.hidden' as const,
    at: `2026-03-02T09:00:${10 + n}.000Z`,
    ms: 10_000,
    data: { part: n, open },
  });

  it('merges interval parts, counts instants, and reports both when there is room', async () => {
    const buffer = newBuffer({ bounds: { maxEvents: 4 } });
    await add(buffer, 4);
    [0, 1, 2].forEach((n) => buffer.add(part(n, n < 2)));
    await add(buffer, 2);
    expect(buffer.last).toBe(4);
    expect(buffer.overflow.lost).toBe(4);

    buffer.acknowledge(4, 3);
    await settle();
    expect(seqs(everything(buffer))).toEqual([4, 5, 6]);
    expect(parsed(everything(buffer)).slice(1)).toEqual([
      { type: 'tab.hidden', at: part(0).at, ms: 30_000, data: { part: 0, open: false, coalesced: 3 } },
      { type: 'session.resumed', at, data: { last: 3, lost: { 'student.raise_hand': 2 } } },
    ]);
    expect(buffer.overflow.lost).toBe(4);
    expect(buffer.overflow.isEmpty).toBe(true);
  });

  it('is also limited by bytes', async () => {
    const buffer = newBuffer({ bounds: { maxBytes: 200 } });
    await add(buffer, 50);
    expect(buffer.last).toBeLessThan(5);
    expect(buffer.last + buffer.overflow.lost).toBe(50);
  });

  it('reports its contents when the page closes, full or not', async () => {
    const buffer = newBuffer({ bounds: { maxEvents: 2 } });
    await add(buffer, 3);
    buffer.settleOverflow();
    expect(parsed(buffer.unaccepted()).at(-1)).toMatchObject({ data: { lost: { 'student.raise_hand': 1 } } });
  });
});
