// @vitest-environment happy-dom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Monitor } from '../index';
import { eventsUrl, farewellBody, farewellBytes } from '../src/wire/farewell';
import { FakeSocket, type SentEvent } from './fakeSocket';
import { holdTime, later, newMonitor, until } from './harness';

let monitors: Monitor[];
let farewells: { url: string; body: Blob }[];
let visible: DocumentVisibilityState;

beforeEach(() => {
  holdTime();
  FakeSocket.install();
  [monitors, farewells, visible] = [[], [], 'visible'];
  localStorage.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible);
  vi.stubGlobal(
    'navigator',
    Object.assign(Object.create(navigator) as Navigator, {
      sendBeacon: (url: string, body: Blob) => farewells.push({ url, body }) > 0,
    }),
  );
});
afterEach(() => {
  monitors.forEach((monitor) => monitor.stop());
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page load: connects, is welcomed, and has said its first word. */
async function load(durable: number, collect: string[] = []): Promise<Monitor> {
  const before = FakeSocket.all.length;
  const monitor = newMonitor();
  monitors.push(monitor);
  await until(() => FakeSocket.all.length > before);
  const recorded = monitor.status.recorded;
  FakeSocket.newest.welcome(durable, { collect });
  await until(() => monitor.status.recorded > recorded);
  await sent(monitor.status.recorded);
  return monitor;
}

async function sent(seq: number): Promise<void> {
  const socket = FakeSocket.newest;
  await until(() => socket.events.some((event) => event.seq === seq), 50);
}

async function leave(): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  // The page is gone: its monitor says nothing any more.
  FakeSocket.newest.onmessage = FakeSocket.newest.onclose = null;
}

async function farewell(): Promise<{ seq: number; events: SentEvent[] }> {
  return JSON.parse(await farewells.at(-1)!.body.text()) as { seq: number; events: SentEvent[] };
}

describe('a reload', () => {
  it('keeps the numbers and resends only missing events', async () => {
    const first = await load(0);
    first.raiseHand();
    first.raiseHand();
    await sent(3);
    FakeSocket.newest.ack(3, 1);
    await leave();
    expect(await farewell()).toMatchObject({
      seq: 4,
      events: [{ type: 'session.ended', data: { reason: 'pagehide' } }],
    });

    await load(2);
    expect(FakeSocket.newest.events.map(({ seq, type }) => `${seq} ${type}`)).toEqual([
      '3 student.raise_hand',
      '4 session.ended',
      '5 session.started',
    ]);
  });

  it('assigns no number twice, even for events that were not stored in time', async () => {
    const first = await load(0);
    const firstSocket = FakeSocket.newest;
    first.raiseHand();
    first.raiseHand();
    await leave();
    const last = (await farewell()).seq + (await farewell()).events.length - 1;
    await load(0);
    const contents = new Map(firstSocket.events.map((event) => [event.seq, event.type]));
    (await farewell()).events.forEach((event, i) => contents.set(i + 1, event.type));
    for (const event of FakeSocket.newest.events) {
      expect(event.type).toBe(contents.get(event.seq) ?? 'session.started');
    }
    expect(FakeSocket.newest.events.at(-1)).toMatchObject({ seq: last + 1, type: 'session.started' });
  });

  it('closes open intervals, so that their duration is reported', async () => {
    await load(0, ['tab.hidden']);
    visible = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    await later(1_500);
    await leave();
    expect((await farewell()).events.map(({ type, ms }) => ({ type, ms }))).toContainEqual({
      type: 'tab.hidden',
      ms: 1_500,
    });
  });
});

describe('the farewell', () => {
  it("goes beside the socket's address with the ticket", async () => {
    await load(0);
    await leave();
    expect(farewells[0]!.url).toBe('http://exam.test/monitor/events?ticket=first');
    expect(eventsUrl('wss://exam.test/veritas/ws/monitor')).toBe('https://exam.test/veritas/monitor/events');
  });

  it("stays within the browser's limit and sends the oldest events", () => {
    const events = Array.from({ length: 5_000 }, (_, i) => ({ seq: i + 7, json: `{"type":"tab.hidden","n":${i}}` }));
    const body = farewellBody(events)!;
    expect(body.length).toBeLessThanOrEqual(farewellBytes);
    expect(body.length).toBeGreaterThan(farewellBytes - 100);
    expect(JSON.parse(body)).toMatchObject({ seq: 7 });
    expect(farewellBody([])).toBeUndefined();
  });

  it('uses a keepalive request where there is no beacon', async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response()));
    vi.stubGlobal('fetch', fetched);
    await load(0);
    Object.assign(navigator, { sendBeacon: () => false });
    await leave();
    expect(fetched).toHaveBeenCalledWith(
      'http://exam.test/monitor/events?ticket=first',
      expect.objectContaining({ method: 'POST', keepalive: true }),
    );
  });
});

describe('a second page of the attempt', () => {
  it('takes over where there are no locks: the first stops at its next write and sends nothing more', async () => {
    const first = await load(0);
    const firstSocket = FakeSocket.newest;
    const second = await load(0);
    FakeSocket.newest.ackAll(0);
    const before = firstSocket.events.length;
    first.raiseHand();
    await until(() => first.status.state === 'stopped');
    expect(first.status.reason).toBe('taken_over');
    expect(firstSocket.events).toHaveLength(before);
    second.raiseHand();
    await sent(second.status.recorded);
    expect(new Set(FakeSocket.newest.events.map((event) => event.seq)).size).toBe(FakeSocket.newest.events.length);
  });
});

describe('storage that fails during the attempt', () => {
  it('is reported, and recording continues', async () => {
    const monitor = await load(0);
    const { IDBDatabase } = await import('fake-indexeddb');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new Error('quota');
    });
    monitor.raiseHand();
    await until(() => monitor.status.storage === 'memory');
    await sent(monitor.status.recorded);
    expect(monitor.status.unsupported).toEqual(['storage']);
    expect(FakeSocket.newest.events.at(-1)).toMatchObject({
      type: 'session.resumed',
      data: { unsupported: ['storage'] },
    });
  });
});
