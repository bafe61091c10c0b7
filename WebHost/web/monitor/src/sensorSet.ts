import { isForClients, type SensedType } from './eventTypes';
import type { Sensor } from './sensors/sensor';
import { Site, type Surroundings } from './site';
import { within } from './timeLimit';

/** What the set needs from outside. The set itself adds fault handling and the gate for early events. */
export type SensorGround = Omit<Surroundings, 'onFault'>;

export interface SensorSet {
  /** Requested types that this browser cannot sense. */
  readonly unsupported: readonly string[];
  /** Releases the events that the sensors have reported so far. */
  release(): void;
  /** Stops all sensors. Open intervals report their last part. */
  stop(): void;
}

const patienceMs = 1_000;

/**
 * Starts the sensors of the requested types. Their events are held until `release`, so that the event with the
 * unsupported types comes first. `onFailed` reports a sensor that throws later, once.
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
    return await within(patienceMs, Promise.resolve(sensor.supported()), 'The browser does not respond.');
  } catch {
    return false;
  }
}
