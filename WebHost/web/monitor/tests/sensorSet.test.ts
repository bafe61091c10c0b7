// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../src/clock';
import { sensedTypes, type SensedType } from '../src/eventTypes';
import { LinkPresence } from '../src/linkPresence';
import { startSensors } from '../src/sensorSet';
import { allSensors } from '../src/sensors';
import type { Sensor } from '../src/sensors/sensor';
import { holdTime, later } from './harness';
import { dispatch } from './sites';

beforeEach(() => holdTime());
afterEach(() => vi.useRealTimers());

async function start(sensors: readonly Sensor[], collect: readonly string[]) {
  const emitted: string[] = [];
  const failed: SensedType[] = [];
  const starting = startSensors(
    sensors,
    collect,
    {
      clock: new Clock(),
      link: new LinkPresence(),
      grace: {},
      notes: { recall: () => undefined, remember: () => {} },
      settings: {
        attemptId: 'a-1',
        root: document.body,
        requireFullscreen: false,
        blockShortcuts: false,
        blockContextMenu: false,
      },
      emit: (type) => emitted.push(type),
    },
    (types) => failed.push(...types),
  );
  await later(1_000);
  return { set: await starting, emitted, failed };
}

const sensor = (types: readonly SensedType[], more: Partial<Sensor> = {}): Sensor => ({
  types,
  supported: () => true,
  start: (site) => types.forEach((type) => site.emit(type)),
  ...more,
});
const broken = () => {
  throw new Error('broken');
};

describe('the sensors', () => {
  it('cover every type a browser can sense, each once', () => {
    expect(allSensors.flatMap((each) => each.types).sort()).toEqual([...sensedTypes].sort());
  });

  it('start only for requested types, and report nothing else', async () => {
    const other = vi.fn();
    const { set, emitted } = await start(
      [sensor(['tab.hidden', 'window.blur']), sensor(['user.idle'], { start: other })],
      ['window.blur'],
    );
    set.release();
    expect(emitted).toEqual(['window.blur']);
    expect(other).not.toHaveBeenCalled();
  });

  it('hold their first events until the start is reported', async () => {
    const { set, emitted } = await start([sensor(['tab.hidden'])], ['tab.hidden']);
    expect(emitted).toEqual([]);
    set.release();
    expect(emitted).toEqual(['tab.hidden']);
  });

  it('report unsupported types: unable, broken, silent or missing; never types made elsewhere', async () => {
    const { set } = await start(
      [
        sensor(['tab.hidden']),
        sensor(['window.blur'], { supported: () => false }),
        sensor(['user.idle'], { supported: broken }),
        sensor(['screen.locked'], { supported: () => new Promise<boolean>(() => {}) }),
        sensor(['print.attempted'], { start: broken }),
      ],
      [
        'tab.hidden',
        'window.blur',
        'user.idle',
        'screen.locked',
        'print.attempted',
        'gaze.away',
        'answer.saved',
        'session.started',
      ],
    );
    expect(set.unsupported).toEqual(['window.blur', 'user.idle', 'screen.locked', 'print.attempted', 'gaze.away']);
  });

  it('continue when one breaks later, which is reported once', async () => {
    const { set, emitted, failed } = await start(
      [
        sensor(['tab.hidden', 'window.blur'], { start: (site) => site.listen(document, 'click', broken) }),
        sensor(['print.attempted'], {
          start: (site) => site.listen(document, 'click', () => site.emit('print.attempted')),
        }),
      ],
      ['tab.hidden', 'print.attempted'],
    );
    set.release();
    dispatch(document.body, 'click');
    dispatch(document.body, 'click');
    expect(failed).toEqual(['tab.hidden']);
    expect(emitted).toEqual(['print.attempted', 'print.attempted']);
    set.stop();
    dispatch(document.body, 'click');
    expect(emitted).toHaveLength(2);
  });
});
