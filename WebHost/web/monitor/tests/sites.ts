import { vi } from 'vitest';
import { Clock } from '../src/clock';
import { LinkPresence } from '../src/linkPresence';
import type { Sensor } from '../src/sensors/sensor';
import { Site, type SensorSettings } from '../src/site';

export interface Emitted {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ms: number | undefined;
}

/** An exam with one question and a field, and one sensor at work in it. */
export function place(sensor: Sensor, settings: Partial<SensorSettings> = {}, notes = new Map<string, unknown>()) {
  document.body.innerHTML = `
    <header><input id="outside"></header>
    <main><section data-question-id="q-7"><p id="text">the question</p><textarea id="field"></textarea></section></main>`;
  const emitted: Emitted[] = [];
  const faults: unknown[] = [];
  const link = new LinkPresence();
  const site = new Site({
    clock: new Clock(),
    link,
    grace: { 'user.idle': 120 },
    settings: {
      attemptId: 'a-1',
      root: document.querySelector('main')!,
      requireFullscreen: false,
      blockShortcuts: false,
      blockContextMenu: false,
      ...settings,
    },
    notes: { recall: (key) => notes.get(key), remember: (key, value) => void notes.set(key, value) },
    emit: (type, data, ms) => emitted.push({ type, data, ms }),
    onFault: (fault) => faults.push(fault),
  });
  sensor.start(site);
  const field = document.querySelector<HTMLTextAreaElement>('#field')!;
  const outside = document.querySelector<HTMLInputElement>('#outside')!;
  return { emitted, faults, link, site, field, outside, notes, types: () => emitted.map((event) => event.type) };
}

/** Dispatches a bubbling event with what the browser would put into it. */
export function dispatch(target: EventTarget, type: string, more: Readonly<Record<string, unknown>> = {}): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  for (const [key, value] of Object.entries(more)) Object.defineProperty(event, key, { value });
  target.dispatchEvent(event);
  return event;
}

export function key(target: EventTarget, name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

export function textTransfer(text: string, types: readonly string[] = ['text/plain'], files: readonly unknown[] = []) {
  return { getData: () => text, types, files };
}

/** Makes a property of the browser answer as the test wants, until `vi.restoreAllMocks`. */
export function pretend<T extends object>(target: T, name: string, value: () => unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { configurable: true, get: () => undefined });
  vi.spyOn(target as Record<string, unknown>, name, 'get').mockImplementation(value);
}
