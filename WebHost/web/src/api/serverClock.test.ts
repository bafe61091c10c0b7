import { expect, it } from 'vitest';
import { ServerClock } from './serverClock';

const setUp = () => {
  const time = { monotonic: 1_000, wall: 500_000 };
  return {
    time,
    clock: new ServerClock(
      () => time.monotonic,
      () => time.wall,
    ),
  };
};

it("starts with the computer's time", () => {
  const { time, clock } = setUp();
  time.monotonic += 250;
  expect(clock.now()).toBe(500_250);
});

it('assumes that the server read its clock in the middle of the round trip', () => {
  const { time, clock } = setUp();
  clock.learn(900_000, 1_000, 1_200);
  time.monotonic = 1_200;
  expect(clock.now()).toBe(900_100);
});

it("advances by the monotonic clock, independent of the computer's time", () => {
  const { time, clock } = setUp();
  clock.learn(900_000, 1_000, 1_000);
  time.wall = 0;
  time.monotonic += 60_000;
  expect(clock.now()).toBe(960_000);
});

it('uses the sample with the shortest round trip until it is old', () => {
  const { time, clock } = setUp();
  clock.learn(900_000, 1_000, 1_010);
  clock.learn(950_000, 2_000, 4_000);
  time.monotonic = 4_000;
  expect(clock.now()).toBe(902_995);
  clock.learn(2_000_000, 700_000, 702_000);
  time.monotonic = 702_000;
  expect(clock.now()).toBe(2_001_000);
});

it('ignores invalid times', () => {
  const { time, clock } = setUp();
  clock.learn(Number.NaN, 1_000, 1_010);
  clock.learn(900_000, 1_010, 1_000);
  time.monotonic = 1_010;
  expect(clock.now()).toBe(500_010);
});
