import type { LinkState } from './site';

/** The state of the connection, for the sensor that reports its loss. */
export class LinkPresence implements LinkState {
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<() => void>();
  #downSince: number | undefined;

  get downSince(): number | undefined {
    return this.#downSince;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onHeard(listener: () => void): () => void {
    this.#hearers.add(listener);
    return () => this.#hearers.delete(listener);
  }

  heard(): void {
    this.#hearers.forEach((listener) => listener());
  }

  up(): void {
    this.#downSince = undefined;
    this.#listeners.forEach((listener) => listener());
  }

  down(since: number): void {
    this.#downSince ??= since;
    this.#listeners.forEach((listener) => listener());
  }
}
