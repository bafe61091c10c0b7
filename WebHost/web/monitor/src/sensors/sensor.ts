import type { SensedType } from '../eventTypes';
import type { Site } from '../site';

/** Senses some types of events. What it begins through the site ends by itself when the site is left. */
export interface Sensor {
  readonly types: readonly SensedType[];
  /** False where this browser, or this way of serving the page, cannot sense the types. */
  supported(): boolean | Promise<boolean>;
  start(site: Site): void;
}
