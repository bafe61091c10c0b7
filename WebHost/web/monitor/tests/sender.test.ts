// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventBuffer } from '../src/buffer/eventBuffer';
import { Sender } from '../src/wire/sender';
import type { SentFrame } from './fakeSocket';
import { holdTime, later, newBuffer, settle } from './harness';

beforeEach(() => holdTime());
afterEach(() => vi.useRealTimers());

const limits = { max_events_per_frame: 20, max_frame_bytes: 10_000 };

function newSender(buffer: EventBuffer) {
  const frames: SentFrame[] = [];
  const outlet = { backlog: 0, send: (text: string) => void frames.push(JSON.parse(text) as SentFrame) };
  const sender = new Sender(buffer, () => performance.now());
  const numbers = () => frames.map((frame) => [frame.seq, frame.seq + frame.events.length - 1]);
  return { frames, outlet, sender, numbers };
}

async function add(buffer: EventBuffer, count: number): Promise<void> {
  for (let i = 0; i < count; i++) buffer.add({ type: 'contextmenu.opened', at: '2026-03-02T09:00:00.000Z' });
  await settle();
}

describe('sender', () => {
  it('batches events for 250 ms into one frame', async () => {
    const buffer = newBuffer({ onReady: () => sender.nudge() });
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    await add(buffer, 3);
    await later(249);
    expect(numbers()).toEqual([]);
    await add(buffer, 1);
    await later(1);
    expect(numbers()).toEqual([[1, 4]]);
  });

  it("sends immediately when there are many, within the server's limits", async () => {
    const buffer = newBuffer({ onReady: () => sender.nudge() });
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    await add(buffer, 50);
    expect(numbers()).toEqual([
      [1, 20],
      [21, 40],
    ]);
    buffer.acknowledge(20, 0);
    sender.flush();
    expect(numbers().at(-1)).toEqual([41, 50]);
  });

  it("keeps frames within the server's byte limit", async () => {
    const buffer = newBuffer();
    await add(buffer, 60);
    const { sender, outlet, frames } = newSender(buffer);
    sender.open(outlet, { max_events_per_frame: 1_000, max_frame_bytes: 1_000 });
    while (buffer.accepted < 60) {
      buffer.acknowledge(sender.underWay[0]!.through, 0);
      sender.flush();
    }
    expect(frames.length).toBeGreaterThan(3);
    for (const frame of frames) expect(JSON.stringify(frame).length).toBeLessThanOrEqual(1_000);
    expect(frames.flatMap((frame) => frame.events)).toHaveLength(60);
  });

  it('limits the frames in flight', async () => {
    const buffer = newBuffer();
    await add(buffer, 200);
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    expect(numbers()).toEqual([
      [1, 20],
      [21, 40],
    ]);
    buffer.acknowledge(20, 0);
    sender.acknowledged();
    expect(numbers().slice(2)).toEqual([[41, 60]]);
  });

  it("waits while the browser's own queue is long", async () => {
    const buffer = newBuffer();
    await add(buffer, 5);
    const { sender, outlet, numbers } = newSender(buffer);
    outlet.backlog = 1_000_000;
    sender.open(outlet, limits);
    expect(numbers()).toEqual([]);
    outlet.backlog = 0;
    await later(250);
    expect(numbers()).toEqual([[1, 5]]);
  });

  it('resends from the first event that was not accepted', async () => {
    const buffer = newBuffer();
    await add(buffer, 30);
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    buffer.acknowledge(20, 10);
    sender.close();
    buffer.resume(12, 12);
    sender.open(outlet, limits);
    expect(numbers().slice(2)).toEqual([[13, 30]]);
    expect(numbers().slice(0, 2)).toEqual([
      [1, 20],
      [21, 30],
    ]);
  });

  it('skips what an acknowledgement covers before it was sent again', async () => {
    const buffer = newBuffer();
    await add(buffer, 200);
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    buffer.acknowledge(150, 150);
    sender.acknowledged();
    expect(numbers()[2]).toEqual([151, 170]);
  });

  it('sends one frame at a time with growing pauses when the server finds it too fast, for a minute', async () => {
    const buffer = newBuffer();
    await add(buffer, 200);
    const { sender, outlet, numbers } = newSender(buffer);
    sender.slowDown();
    sender.open(outlet, limits);
    expect(numbers()).toEqual([[1, 20]]);
    buffer.acknowledge(20, 0);
    sender.acknowledged();
    await later(499);
    expect(numbers()).toHaveLength(1);
    await later(1);
    expect(numbers()).toEqual([
      [1, 20],
      [21, 40],
    ]);
    await later(60_000);
    buffer.acknowledge(40, 0);
    sender.acknowledged();
    expect(numbers().slice(2)).toEqual([
      [41, 60],
      [61, 80],
    ]);
  });

  it('sends suspected events in small frames, one at a time, until all are accepted', async () => {
    const buffer = newBuffer();
    await add(buffer, 30);
    const { sender, outlet, numbers } = newSender(buffer);
    sender.open(outlet, limits);
    expect(sender.underWay).toEqual([
      { from: 1, through: 20 },
      { from: 21, through: 30 },
    ]);
    sender.suspect(30, 10);
    sender.close();
    await add(buffer, 10);
    sender.open(outlet, limits);
    expect(numbers().slice(2)).toEqual([[1, 10]]);
    for (const through of [10, 20, 30]) {
      buffer.acknowledge(through, 0);
      sender.acknowledged();
    }
    await later(250);
    expect(numbers().slice(2)).toEqual([
      [1, 10],
      [11, 20],
      [21, 30],
      [31, 40],
    ]);
  });
});
