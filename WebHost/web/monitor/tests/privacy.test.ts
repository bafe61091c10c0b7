// @vitest-environment happy-dom
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sensedTypes } from '../src/eventTypes';
import { FakeSocket } from './fakeSocket';
import { holdTime, later, newMonitor, until } from './harness';
import { dispatch, key, textTransfer } from './sites';

beforeEach(() => {
  holdTime();
  FakeSocket.install();
  localStorage.clear();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A small generator with a seed, so that a failure can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words no code of ours contains, so that any piece of them found outside is a leak. */
function secret(random: () => number): string {
  const letters = 'ÄÖÜßéñçøåλжя漢字😀';
  const symbols = [...letters];
  return Array.from(
    { length: 4 + Math.floor(random() * 60) },
    () => symbols[Math.floor(random() * symbols.length)],
  ).join('');
}

function act(random: () => number, field: HTMLTextAreaElement, text: string): void {
  const acts: (() => void)[] = [
    () => {
      field.value = text;
      field.setSelectionRange(0, text.length);
      dispatch(field, 'copy');
    },
    () => {
      field.value = text;
      field.setSelectionRange(0, text.length);
      dispatch(field, 'cut');
    },
    () => dispatch(field, 'paste', { clipboardData: textTransfer(text) }),
    () => dispatch(field, 'drop', { dataTransfer: textTransfer(text, ['text/plain', text]) }),
    () => {
      field.value += text;
      field.dispatchEvent(new InputEvent('input', { data: text, bubbles: true }));
    },
    () => [...text].forEach((letter) => key(field, letter)),
    () => key(field, 'p', { ctrlKey: true }),
    () => dispatch(field, 'contextmenu'),
    () => field.closest('section')!.setAttribute('data-question-id', text),
    () => window.dispatchEvent(new Event('beforeprint')),
    () => FakeSocket.newest.say({ t: 'error', code: text, detail: text, seq: 1 + Math.floor(random() * 50) }),
  ];
  acts[Math.floor(random() * acts.length)]!();
}

async function storedText(): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('veritas-monitor');
    request.onsuccess = () => resolve(request.result);
  });
  const rows = await Promise.all(
    ['attempts', 'events'].map(
      (name) =>
        new Promise<unknown>((resolve) => {
          const request = database.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  return JSON.stringify(rows);
}

describe('privacy', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'no text leaves the page or is kept by it, whatever the student does (seed %i)',
    async (seed) => {
      const random = generator(seed);
      const farewells: Blob[] = [];
      vi.stubGlobal(
        'navigator',
        Object.assign(Object.create(navigator) as Navigator, {
          sendBeacon: (_: string, body: Blob) => farewells.push(body) > 0,
        }),
      );
      document.body.innerHTML = `<section data-question-id="q-1"><textarea></textarea></section>`;
      const field = document.querySelector('textarea')!;
      const monitor = newMonitor();
      await until(() => FakeSocket.all.length > 0);
      FakeSocket.newest.welcome(0, { collect: sensedTypes });
      await until(() => monitor.status.recorded > 0);

      const secrets: string[] = [];
      for (let i = 0; i < 60; i++) {
        secrets.push(secret(random));
        act(random, field, secrets.at(-1)!);
        await later(Math.floor(random() * 1_500));
        if (random() < 0.5) FakeSocket.newest.ackAll(0);
      }
      FakeSocket.newest.ackAll(0);
      await until(() => FakeSocket.newest.events.length > 10, 250);
      window.dispatchEvent(new Event('pagehide'));

      const farewell = await Promise.all(farewells.map((body) => body.text()));
      const out = [
        ...FakeSocket.newest.sent,
        ...farewell,
        await storedText(),
        JSON.stringify({ ...localStorage }),
      ].join('\n');
      expect(out).toMatch(/^[\x00-\x7f]*$/);
      for (const text of secrets) expect(out).not.toContain(text.slice(0, 4));
      expect(FakeSocket.newest.events.length).toBeGreaterThan(10);
      monitor.stop();
    },
  );
});
