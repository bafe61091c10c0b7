import type { Monitor, MonitorOptions } from './options';
import { Session } from './session';

/** Starts to watch the attempt. Sensors begin with the server's welcome, which says what to collect. */
export function startMonitor(options: MonitorOptions): Monitor {
  return new Session(options);
}
