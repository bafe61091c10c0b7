import type { Monitor, MonitorOptions } from './options';
import { Session } from './session';

/** Starts monitoring the attempt. Sensors start with the server's welcome, which names the types to collect. */
export function startMonitor(options: MonitorOptions): Monitor {
  return new Session(options);
}
