import type { MonitorStatus } from './options';

const quietMs = 250;

/** Publishes the status: changes of state immediately, counters at most four times a second. */
export class StatusBoard {
  readonly #tell: (status: MonitorStatus) => void;
  #status: MonitorStatus = {
    state: 'starting',
    recorded: 0,
    accepted: 0,
    durable: 0,
    lost: 0,
    storage: 'memory',
    secondTab: false,
    unsupported: [],
  };
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: ((status: MonitorStatus) => void) | undefined) {
    this.#tell = tell ?? (() => {});
  }

  get status(): MonitorStatus {
    return this.#status;
  }

  set(change: Partial<MonitorStatus>): void {
    const before = this.#status;
    this.#status = { ...before, ...change };
    if (before.state !== this.#status.state) this.#now();
    else this.#timer ??= setTimeout(() => this.#now(), quietMs);
  }

  #now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      this.#tell(this.#status);
    } catch (fault) {
      // An exception in the page's status handler must not stop the record; it still reaches the console.
      reportError(fault);
    }
  }
}
