import type { Clock } from './clock';
import type { SensedType } from './eventTypes';
import { fingerprint, type Fingerprint } from './fingerprint';
import { Interval } from './interval';

export interface SensorSettings {
  readonly attemptId: string;
  /** The part of the page the exam is in. */
  readonly root: HTMLElement;
  readonly requireFullscreen: boolean;
  readonly blockShortcuts: boolean;
  readonly blockContextMenu: boolean;
}

export interface LinkState {
  /** When the connection was lost, on the monotonic clock; undefined while connected. */
  readonly downSince: number | undefined;
  onChange(listener: () => void): () => void;
  /** Calls the listener at each message of the server. */
  onHeard(listener: () => void): () => void;
}

/** What all sensors share. */
export interface Surroundings {
  readonly clock: Clock;
  readonly settings: SensorSettings;
  readonly link: LinkState;
  /** Seconds by type, as the server announced them. */
  readonly grace: Readonly<Record<string, number>>;
  readonly notes: { recall(key: string): unknown; remember(key: string, value: unknown): void };
  emit(type: SensedType, data: Readonly<Record<string, unknown>>, ms: number | undefined, at: number): void;
  /** A sensor threw; the others continue. */
  onFault(fault: unknown): void;
}

type Handler<E> = (event: E) => void;

/**
 * One sensor's access to the page. `leave` ends everything the sensor has started here, and exceptions are caught, so
 * that no sensor can break the exam or another sensor.
 */
export class Site {
  readonly #around: Surroundings;
  readonly #leaving = new Set<() => void>();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  get settings(): SensorSettings {
    return this.#around.settings;
  }
  get link(): LinkState {
    return this.#around.link;
  }
  get notes(): Surroundings['notes'] {
    return this.#around.notes;
  }

  /** Now, on the monotonic clock. */
  now(): number {
    return this.#around.clock.mono();
  }

  emit(type: SensedType, data: Readonly<Record<string, unknown>> = {}, ms?: number, at: number = this.now()): void {
    this.#around.emit(type, data, ms, at);
  }

  interval(type: SensedType): Interval {
    const interval = new Interval(type, this.#around.clock, (...part) => this.#around.emit(...part));
    this.onLeave(this.link.onHeard(() => this.guard(() => interval.beat())));
    this.onLeave(() => interval.close());
    return interval;
  }

  /** Listens before the page does and even when the page stops the event. */
  listen<K extends keyof WindowEventMap>(target: Window, type: K, handler: Handler<WindowEventMap[K]>): void;
  listen<K extends keyof DocumentEventMap>(target: Document, type: K, handler: Handler<DocumentEventMap[K]>): void;
  listen(target: EventTarget, type: string, handler: Handler<Event>): void;
  listen(target: EventTarget, type: string, handler: (event: never) => void): void {
    const guarded = (event: Event) => this.guard(() => handler(event as never));
    target.addEventListener(type, guarded, { capture: true });
    this.onLeave(() => target.removeEventListener(type, guarded, { capture: true }));
  }

  every(ms: number, work: () => void): void {
    const timer = setInterval(() => this.guard(work), ms);
    this.onLeave(() => clearInterval(timer));
  }

  /** Runs the work once. Returns a function that cancels it. */
  after(ms: number, work: () => void): () => void {
    const timer = setTimeout(() => {
      this.#leaving.delete(callOff);
      this.guard(work);
    }, ms);
    const callOff = () => {
      this.#leaving.delete(callOff);
      clearTimeout(timer);
    };
    this.onLeave(callOff);
    return callOff;
  }

  onLeave(work: () => void): void {
    this.#leaving.add(work);
  }

  /** Ends everything the sensor has started, newest first. */
  leave(): void {
    const works = [...this.#leaving].reverse();
    this.#leaving.clear();
    for (const work of works) this.guard(work);
  }

  guard(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.#around.onFault(fault);
    }
  }

  fingerprint(text: string): Fingerprint {
    return fingerprint(this.settings.attemptId, text);
  }

  graceMs(type: SensedType, otherwise: number): number {
    const seconds = this.#around.grace[type];
    return typeof seconds === 'number' && seconds >= 0 ? seconds * 1000 : otherwise;
  }

  /** True for what happens in the exam, or on the bare page when no field has the focus. */
  concerns(event: Event): boolean {
    const target = event.target;
    return !(target instanceof Node) || this.settings.root.contains(target) || target.contains(this.settings.root);
  }

  /** The question a field belongs to, ready to be put into an event's data. */
  question(event: Event): { q?: string } {
    const element = event.target instanceof Element ? event.target : null;
    const id = element?.closest('[data-question-id]')?.getAttribute('data-question-id');
    // Only a plain id is used, so that no text of the page is sent.
    return id && /^[\w-]{1,64}$/.test(id) ? { q: id } : {};
  }
}
