// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/clock';
import { Interval } from '../src/interval';
import { Backoff, longestWaitMs } from '../src/wire/backoff';
import { holdTime, later } from './harness';

beforeEach(() => holdTime());
afterEach(() => vi.useRealTimers());

describe('clock', () => {
  it("learns the server's time and keeps the most accurate sample", () => {
    const clock = new Clock();
    const now = clock.mono();
    clock.learn('2030-01-01T00:00:00.000Z', now, now + 100);
    expect(clock.iso(now + 50)).toBe('2030-01-01T00:00:00.000Z');
    clock.learn('2030-01-01T00:00:00.300Z', now, now + 400);
    expect(clock.iso(now + 50)).toBe('2030-01-01T00:00:00.000Z');
    clock.learn('2030-01-01T00:00:00.010Z', now, now + 20);
    expect(clock.iso(now + 10)).toBe('2030-01-01T00:00:00.010Z');
  });

  it("does not follow the student's wall clock", async () => {
    const clock = new Clock();
    clock.learn('2030-01-01T00:00:00.000Z', clock.mono(), clock.mono());
    vi.setSystemTime(Date.parse('2040-06-01T00:00:00.000Z'));
    await later(1_000);
    expect(clock.iso()).toBe('2030-01-01T00:00:01.000Z');
  });

  it('follows a jump that no round trip explains, as after sleep', () => {
    const clock = new Clock();
    const now = clock.mono();
    clock.learn('2030-01-01T00:00:00.000Z', now, now + 10);
    clock.learn('2030-01-01T01:00:00.000Z', now, now + 200);
    expect(clock.iso(now + 100)).toBe('2030-01-01T01:00:00.000Z');
  });

  it('ignores a time it cannot read', () => {
    const clock = new Clock();
    const before = clock.iso(0);
    clock.learn('soon', 0, 1);
    expect(clock.iso(0)).toBe(before);
  });
});

describe('interval', () => {
  interface Told {
    part: number;
    open: boolean;
    ms: number;
    start: number;
  }

  function newInterval() {
    const told: Told[] = [];
    const clock = new Clock();
    const interval = new Interval('tab.hidden', clock, (_, data, ms, start) => told.push({ ...data, ms, start }));
    return { told, clock, interval };
  }

  it('reports a short one when it ends', async () => {
    const { told, clock, interval } = newInterval();
    const start = clock.mono();
    interval.open();
    await later(2_300);
    expect(told).toEqual([]);
    interval.close();
    expect(told).toEqual([{ part: 0, open: false, ms: 2_300, start }]);
    await later(60_000);
    expect(told).toHaveLength(1);
  });

  it('reports a long one in parts of 10 s, of which only the last is closed', async () => {
    const { told, clock, interval } = newInterval();
    const start = clock.mono();
    interval.open();
    await later(34_000);
    interval.close();
    expect(told).toEqual([
      { part: 0, open: true, ms: 10_000, start },
      { part: 1, open: true, ms: 10_000, start: start + 10_000 },
      { part: 2, open: true, ms: 10_000, start: start + 20_000 },
      { part: 3, open: false, ms: 4_000, start: start + 30_000 },
    ]);
  });

  it("keeps its parts on time by the server's messages where timers are throttled", async () => {
    const { told, interval } = newInterval();
    interval.open();
    for (const ms of [6_000, 6_000, 6_000, 6_000]) {
      vi.spyOn(performance, 'now').mockReturnValue(performance.now() + ms);
      interval.beat();
    }
    expect(told.map((part) => part.ms)).toEqual([12_000, 12_000]);
    vi.restoreAllMocks();
    interval.close();
    interval.beat();
    expect(told.at(-1)?.open).toBe(false);
  });

  it('can begin in the past', async () => {
    const { told, clock, interval } = newInterval();
    await later(200_000);
    const start = clock.mono() - 120_000;
    interval.open(start);
    await later(0);
    await later(10_000);
    interval.close();
    expect(told.map((part) => part.ms)).toEqual([120_000, 10_000, 0]);
    expect(told[0]?.start).toBe(start);
  });

  it('loses no time for any sequence of opening and closing', async () => {
    for (const length of [0, 1, 9_999, 10_000, 10_001, 25_000, 60_000]) {
      const { told, interval } = newInterval();
      interval.open();
      await later(length);
      interval.close();
      expect(told.reduce((sum, part) => sum + part.ms, 0)).toBe(length);
      expect(told.map((part) => part.part)).toEqual(told.map((_, i) => i));
      expect(told.filter((part) => !part.open)).toEqual([told.at(-1)]);
    }
  });

  it('reports nothing when cancelled before its first part', async () => {
    const { told, interval } = newInterval();
    interval.open();
    await later(100);
    interval.cancel();
    await later(20_000);
    expect(told).toEqual([]);
  });

  it('closes instead of cancelling when parts were reported', async () => {
    const { told, interval } = newInterval();
    interval.open();
    await later(12_000);
    interval.cancel();
    expect(told.map((part) => part.open)).toEqual([true, false]);
  });
});

describe('back-off', () => {
  it('stays between 0 and a ceiling that doubles up to 30 s', () => {
    const highest = new Backoff(() => 1);
    const waits = Array.from({ length: 40 }, () => highest.next());
    expect(waits.slice(0, 4)).toEqual([500, 1_000, 2_000, 4_000]);
    expect(Math.max(...waits)).toBe(longestWaitMs);
    expect(longestWaitMs).toBe(30_000);
    const lowest = new Backoff(() => 0);
    expect(Array.from({ length: 40 }, () => lowest.next())).toEqual(Array(40).fill(0));
  });

  it('spreads over the whole range', () => {
    let draw = 0;
    const backoff = new Backoff(() => (draw++ % 10) / 10);
    for (let i = 0; i < 10; i++) backoff.next();
    const waits = Array.from({ length: 10 }, () => backoff.next());
    expect(new Set(waits).size).toBe(10);
  });

  it('waits at least the requested time, and resets after success', () => {
    const backoff = new Backoff(() => 0.5);
    expect(backoff.next(2_000)).toBe(2_000);
    for (let i = 0; i < 20; i++) backoff.next();
    backoff.reset();
    expect(backoff.next()).toBe(250);
  });
});
