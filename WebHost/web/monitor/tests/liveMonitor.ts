import { afterEach, beforeEach, vi } from 'vitest';
import type { Monitor } from '../index';
import { FakeSocket } from './fakeSocket';
import { holdTime, later, newMonitor, settle } from './harness';

type Options = Parameters<typeof newMonitor>[0];

let monitor: Monitor | undefined;

/** A monitor for each test of the file, with a fake socket, fake time and no storage. */
export function useLiveMonitor(): void {
  beforeEach(() => {
    holdTime();
    FakeSocket.install();
    vi.stubGlobal('indexedDB', undefined);
    vi.spyOn(Math, 'random').mockReturnValue(1);
    localStorage.clear();
  });
  afterEach(() => {
    monitor?.stop();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}

export async function begin(options: Options = {}): Promise<Monitor> {
  monitor = newMonitor(options);
  await settle();
  return monitor;
}

/** Begins, and the server welcomes it. */
export async function beginOnline(collect: string[] = [], options: Options = {}): Promise<Monitor> {
  const begun = await begin(options);
  FakeSocket.newest.welcome(0, { collect });
  await later(250);
  return begun;
}
