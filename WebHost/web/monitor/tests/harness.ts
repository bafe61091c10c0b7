import { vi } from 'vitest';
import { EventBuffer, type BufferBounds } from '../src/buffer/eventBuffer';
import { emptySnapshot, memoryStore, type EventStore, type Snapshot } from '../src/buffer/store';
import { StoreWriter } from '../src/buffer/storeWriter';
import { startMonitor, type Monitor, type MonitorOptions } from '../index';

/** Timers and clocks stand still until a test moves them. What fake-indexeddb waits by stays real. */
export function holdTime(at = '2026-03-02T09:00:00.000Z'): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    now: Date.parse(at),
  });
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

export function later(ms: number): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(ms);
}

/** Waits, turn by turn, for what the browser's storage does in its own time; `stepMs` pass on the clocks each turn. */
export async function until(met: () => boolean, stepMs = 0): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (met()) return;
    await turnOfTheLoop();
    await later(stepMs);
  }
  throw new Error('What the test waits for did not come.');
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}

export function newBuffer({
  store = memoryStore,
  snapshot = emptySnapshot,
  bounds = {},
  onReady = () => {},
}: {
  store?: EventStore;
  snapshot?: Snapshot;
  bounds?: Partial<BufferBounds>;
  onReady?: () => void;
} = {}): EventBuffer {
  const writer = new StoreWriter(store, snapshot.notes, { onOwnershipLost: () => {}, onStorageLost: () => {} });
  const now = () => new Date().toISOString();
  return new EventBuffer(writer, snapshot, { maxEvents: 1_000, maxBytes: 1_000_000, ...bounds }, now, onReady);
}

export function newMonitor(options: Partial<MonitorOptions> = {}): Monitor {
  return startMonitor({
    url: 'ws://exam.test/ws/monitor',
    ticket: 'first',
    attemptId: 'a-1',
    renewTicket: async () => ({ url: 'ws://exam.test/ws/monitor', ticket: 'second' }),
    ...options,
  });
}
