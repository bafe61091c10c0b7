import type { SensedType } from '../eventTypes';
import type { Site } from '../site';

/** Reports some event types. Everything it starts through the site ends when the site is left. */
export interface Sensor {
  readonly types: readonly SensedType[];
  /** False where the browser, or a page without TLS, does not support the types. */
  supported(): boolean | Promise<boolean>;
  start(site: Site): void;
}
