// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fingerprint } from '../src/fingerprint';
import { burst } from '../src/sensors/burst';
import { clipboard } from '../src/sensors/clipboard';
import { drag } from '../src/sensors/drag';
import { rhythm } from '../src/sensors/rhythm';
import { holdTime, later } from './harness';
import { dispatch, key, place, textTransfer } from './sites';

beforeEach(() => holdTime());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const paste = (target: EventTarget, text: string) => dispatch(target, 'paste', { clipboardData: textTransfer(text) });

function copyFrom(field: HTMLTextAreaElement, text: string, type = 'copy'): void {
  field.value = `before ${text} after`;
  field.setSelectionRange(7, 7 + text.length);
  dispatch(field, type);
}

describe('clipboard', () => {
  it('knows own text by its hash, with other white space too', () => {
    const { emitted, field } = place(clipboard);
    copyFrom(field, 'my own  words');
    paste(field, ' my own words\n');
    paste(field, 'my own words, and more');
    expect(emitted).toEqual([
      { type: 'clipboard.copy', data: { ...fingerprint('a-1', 'my own words'), len: 13, q: 'q-7' }, ms: undefined },
      {
        type: 'clipboard.paste_internal',
        data: { ...fingerprint('a-1', 'my own words'), len: 14, q: 'q-7' },
        ms: undefined,
      },
      {
        type: 'clipboard.paste_external',
        data: { ...fingerprint('a-1', 'my own words, and more'), q: 'q-7' },
        ms: undefined,
      },
    ]);
  });

  it("takes the exam's own text from the selection, and what was cut", () => {
    const { field, types } = place(clipboard);
    vi.spyOn(document, 'getSelection').mockReturnValue({ toString: () => 'the question' } as Selection);
    dispatch(document.querySelector('#text')!, 'copy');
    copyFrom(field, 'cut this', 'cut');
    paste(field, 'the question');
    paste(field, 'cut this');
    expect(types()).toEqual([
      'clipboard.copy',
      'clipboard.cut',
      'clipboard.paste_internal',
      'clipboard.paste_internal',
    ]);
  });

  it("knows own text after a reload, and no other attempt's", () => {
    const { field, notes } = place(clipboard);
    copyFrom(field, 'my own words');
    const reloaded = place(clipboard, {}, notes);
    paste(reloaded.field, 'my own words');
    const another = place(clipboard, { attemptId: 'a-2' }, notes);
    paste(another.field, 'my own words');
    expect([...reloaded.types(), ...another.types()]).toEqual(['clipboard.paste_internal', 'clipboard.paste_external']);
  });

  it('keeps a bounded number of hashes, the newest', () => {
    const { field, notes, emitted } = place(clipboard);
    for (let i = 0; i < 600; i++) copyFrom(field, `words ${i}`);
    const own = notes.get('own') as string[];
    expect(own).toHaveLength(500);
    expect(own.at(-1)).toBe(emitted.at(-1)!.data['hash']);
  });

  it('reports pasted files, and nothing for an empty paste', () => {
    const { emitted, field } = place(clipboard);
    paste(field, '');
    dispatch(field, 'copy');
    dispatch(field, 'paste', { clipboardData: textTransfer('', ['Files'], [{}]) });
    expect(emitted).toMatchObject([{ type: 'clipboard.paste_external', data: { len: 0 } }]);
  });

  it('leaves the rest of the page alone', () => {
    const { emitted, outside } = place(clipboard);
    paste(outside, 'elsewhere');
    expect(emitted).toEqual([]);
  });
});

describe('drag.external', () => {
  const drop = (target: EventTarget, text: string, types?: readonly string[]) =>
    dispatch(target, 'drop', { dataTransfer: textTransfer(text, types) });

  it('reports kind, length and hash of content from outside', () => {
    const { emitted, field } = place(drag);
    drop(field, 'foreign words');
    drop(field, '', ['Files']);
    drop(field, '', ['text/html']);
    expect(emitted.map((event) => event.data)).toEqual([
      { kind: 'text', ...fingerprint('a-1', 'foreign words'), q: 'q-7' },
      { kind: 'file', q: 'q-7' },
      { kind: 'other', q: 'q-7' },
    ]);
  });

  it('is none when the drag began in the page', () => {
    const { types, field } = place(drag);
    dispatch(field, 'dragstart');
    drop(field, 'own words');
    dispatch(field, 'dragstart');
    dispatch(field, 'dragend');
    drop(field, 'foreign words');
    expect(types()).toEqual(['drag.external']);
  });
});

describe('input.burst', () => {
  const input = (field: HTMLTextAreaElement, data: string, inputType = 'insertText') => {
    field.value += data;
    field.dispatchEvent(new InputEvent('input', { data, inputType, bubbles: true }));
  };

  it('reports many characters without key presses, as counts', async () => {
    const { emitted, field } = place(burst);
    input(field, 'x'.repeat(80));
    await later(1_000);
    expect(emitted).toEqual([
      { type: 'input.burst', data: { chars: 80, ms: 1_000, keys: 0, q: 'q-7' }, ms: undefined },
    ]);
  });

  it('does not count shortcuts and bare modifiers as typing', async () => {
    const { emitted, field } = place(burst);
    for (let i = 0; i < 30; i++) {
      key(field, 'Control', { ctrlKey: true });
      key(field, 's', { ctrlKey: true });
    }
    input(field, 'x'.repeat(80));
    await later(1_000);
    expect(emitted).toMatchObject([{ data: { chars: 80, keys: 0 } }]);
  });

  it('detects a field that a program filled', async () => {
    const { emitted, field } = place(burst);
    dispatch(field, 'focusin');
    field.value = 'x'.repeat(50);
    dispatch(field, 'input');
    await later(1_000);
    expect(emitted).toMatchObject([{ data: { chars: 50, keys: 0 } }]);
  });

  it('ignores fast typing, pastes, corrections and undo', async () => {
    const { emitted, field } = place(burst);
    for (let i = 0; i < 40; i++) {
      key(field, 'x');
      input(field, 'x');
      await later(20);
    }
    await later(1_000);
    for (const way of ['insertFromPaste', 'insertFromDrop', 'insertReplacementText', 'historyUndo']) {
      input(field, 'x'.repeat(80), way);
      await later(1_000);
    }
    expect(emitted).toEqual([]);
  });
});

describe('input.rhythm_shift', () => {
  const paces = [150, 190, 240, 170, 210, 130, 260, 180];

  async function type(field: HTMLElement, count: number, pace: (i: number) => number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await later(pace(i));
      key(field, 'x');
    }
  }

  it("is reported once typing leaves the student's baseline", async () => {
    const { emitted, field } = place(rhythm);
    await type(field, 400, (i) => paces[i % paces.length]!);
    expect(emitted).toEqual([]);
    await type(field, 80, () => 40);
    expect(emitted[0]).toMatchObject({ type: 'input.rhythm_shift', data: { base_ms: 187 } });
    const { mean_ms: mean, z } = emitted[0]!.data as { mean_ms: number; z: number };
    expect(mean).toBeLessThan(100);
    expect(z).toBeLessThan(-2);
  });

  it('does not count pauses, shortcuts or held keys', async () => {
    const { emitted, field } = place(rhythm);
    await type(field, 200, (i) => paces[i % paces.length]!);
    await type(field, 100, () => 5_000);
    for (let i = 0; i < 100; i++) {
      await later(30);
      key(field, 'x', { repeat: true });
      key(field, 'c', { ctrlKey: true });
      key(field, 'ArrowLeft');
    }
    expect(emitted).toEqual([]);
  });

  it('keeps the baseline across a reload', async () => {
    const { field, notes } = place(rhythm);
    await type(field, 150, (i) => paces[i % paces.length]!);
    const reloaded = place(rhythm, {}, notes);
    await type(reloaded.field, 45, () => 30);
    expect(reloaded.types()).toEqual(['input.rhythm_shift']);
  });
});
