import { isForClients, type SensedType } from './eventTypes';
import type { Sensor } from './sensors/sensor';
import { Site, type Surroundings } from './site';
import { within } from './timeLimit';

/** What the set needs of its surroundings; the set itself adds who threw and what passes. */
export type SensorGround = Omit<Surroundings, 'onFault'>;

export interface SensorSet {
  /** Types asked for that nothing here can sense. */
  readonly unsupported: readonly string[];
  /** Lets the events through that the sensors have gathered since they began. */
  release(): void;
  /** Ends all sensors; intervals still open tell their last part. */
  stop(): void;
}

const patienceMs = 1_000;

/**
 * Starts the sensors of the types asked for. Their events wait until `release`, so that the event that says what cannot
 * be sensed comes first. A sensor that throws later is told of by `onFailed`, once.
 */
export async function startSensors(
  sensors: readonly Sensor[],
  collect: readonly string[],
  ground: SensorGround,
  onFailed: (types: readonly SensedType[]) => void,
): Promise<SensorSet> {
  const asked = new Set(collect);
  const wanted = sensors.filter((sensor) => sensor.types.some((type) => asked.has(type)));
  const able = await Promise.all(wanted.map(isSupported));
  const gathered: Parameters<SensorGround['emit']>[] = [];
  let released = false;
  const emit: SensorGround['emit'] = (...event) => {
    if (!asked.has(event[0])) return;
    if (released) ground.emit(...event);
    else gathered.push(event);
  };

  const failed = new Set<Sensor>();
  const sites: Site[] = [];
  const sensed = new Set<string>();
  wanted
    .filter((_, index) => able[index])
    .forEach((sensor) => {
      const types = sensor.types.filter((type) => asked.has(type));
      const site = new Site({
        ...ground,
        emit,
        onFault: () => {
          if (failed.has(sensor)) return;
          failed.add(sensor);
          if (released) onFailed(types);
        },
      });
      site.guard(() => sensor.start(site));
      if (failed.has(sensor)) return site.leave();
      sites.push(site);
      types.forEach((type) => sensed.add(type));
    });

  return {
    unsupported: [...asked].filter((type) => !sensed.has(type) && isForClients(type)),
    release() {
      released = true;
      gathered.splice(0).forEach((event) => ground.emit(...event));
    },
    stop: () => sites.forEach((site) => site.leave()),
  };
}

async function isSupported(sensor: Sensor): Promise<boolean> {
  try {
    return await within(patienceMs, Promise.resolve(sensor.supported()), 'The browser does not answer.');
  } catch {
    return false;
  }
}
