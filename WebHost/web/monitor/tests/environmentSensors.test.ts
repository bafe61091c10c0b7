// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { automation } from '../src/sensors/automation';
import { contextMenu } from '../src/sensors/contextMenu';
import { devtools } from '../src/sensors/devtools';
import { print } from '../src/sensors/print';
import { resize } from '../src/sensors/resize';
import { screens } from '../src/sensors/screens';
import { screenshot } from '../src/sensors/screenshot';
import { shortcuts } from '../src/sensors/shortcuts';
import { virtual } from '../src/sensors/virtual';
import { holdTime, later } from './harness';
import { dispatch, key, place, pretend } from './sites';

beforeEach(() => holdTime());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('keys and menus', () => {
  it('reports the shortcut, and blocks it only where the exam requires it', () => {
    const open = place(shortcuts);
    expect(['p', 's', 'f', 'u'].map((name) => key(open.field, name, { ctrlKey: true }).defaultPrevented)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(open.emitted.map((event) => event.data['key'])).toEqual(['print', 'save', 'find', 'source']);
    open.site.leave();
    const held = place(shortcuts, { blockShortcuts: true });
    expect(key(held.field, 'P', { metaKey: true, shiftKey: true }).defaultPrevented).toBe(true);
    expect(key(held.field, 'F3').defaultPrevented).toBe(true);
  });

  it('leaves letters, held keys, AltGr and the rest of the page alone', () => {
    const { emitted, field, outside } = place(shortcuts, { blockShortcuts: true });
    key(field, 'p');
    key(field, 'p', { ctrlKey: true, repeat: true });
    key(field, 's', { ctrlKey: true, altKey: true });
    expect(key(outside, 'p', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(emitted).toEqual([]);
  });

  it('reports the context menu with its question', () => {
    const { emitted, field, outside } = place(contextMenu);
    expect(dispatch(field, 'contextmenu').defaultPrevented).toBe(false);
    dispatch(outside, 'contextmenu');
    expect(emitted).toEqual([{ type: 'contextmenu.opened', data: { q: 'q-7' }, ms: undefined }]);
    const held = place(contextMenu, { blockContextMenu: true });
    expect(dispatch(held.field, 'contextmenu').defaultPrevented).toBe(true);
  });

  it('reports the print dialog and screenshot keys, once each', async () => {
    const printing = place(print);
    window.dispatchEvent(new Event('beforeprint'));
    expect(printing.types()).toEqual(['print.attempted']);
    const { field, types } = place(screenshot);
    field.dispatchEvent(new KeyboardEvent('keyup', { key: 'PrintScreen', bubbles: true }));
    key(field, '$', { metaKey: true, shiftKey: true, code: 'Digit4' });
    await later(1_000);
    key(field, '$', { metaKey: true, shiftKey: true, code: 'Digit4' });
    key(field, '$', { shiftKey: true, code: 'Digit4' });
    expect(types()).toEqual(['screenshot.suspected', 'screenshot.suspected']);
  });
});

describe('screens and windows', () => {
  it('reports a second screen while connected, and its connection', async () => {
    let extended = false;
    pretend(screen, 'isExtended', () => extended);
    expect(screens.supported()).toBe(true);
    const { emitted } = place(screens);
    extended = true;
    dispatch(screen as unknown as EventTarget, 'change');
    dispatch(screen as unknown as EventTarget, 'change');
    await later(7_000);
    extended = false;
    dispatch(screen as unknown as EventTarget, 'change');
    expect(emitted).toMatchObject([
      { type: 'display.changed', data: { extended: true } },
      { type: 'display.extended', ms: 7_000 },
      { type: 'display.changed', data: { extended: false } },
    ]);
  });

  const size = { innerWidth: 1200, innerHeight: 700, outerWidth: 1200, outerHeight: 790, devicePixelRatio: 1 };
  let now: typeof size;

  function pretendSize(): void {
    now = { ...size };
    for (const name of Object.keys(size) as (keyof typeof size)[]) pretend(window, name, () => now[name]);
  }

  async function resizeTo(to: Partial<typeof size>): Promise<void> {
    now = { ...now, ...to };
    window.dispatchEvent(new Event('resize'));
    await later(500);
  }

  it('reports a large shrink once it settles', async () => {
    pretendSize();
    const { emitted } = place(resize);
    now = { ...now, innerWidth: 900, outerWidth: 900 };
    window.dispatchEvent(new Event('resize'));
    await later(100);
    await resizeTo({ innerWidth: 600, outerWidth: 600 });
    expect(emitted).toEqual([
      { type: 'window.resized', data: { w: 600, h: 700, from_w: 1200, from_h: 700 }, ms: undefined },
    ]);
  });

  it('ignores zoom, growth, small changes and another pixel ratio', async () => {
    pretendSize();
    const { emitted } = place(resize);
    await resizeTo({ innerWidth: 600, innerHeight: 350, devicePixelRatio: 2 });
    await resizeTo({ innerWidth: 1200, innerHeight: 700, devicePixelRatio: 1 });
    await resizeTo({ innerWidth: 1100, outerWidth: 1100 });
    await resizeTo({ innerWidth: 1600, outerWidth: 1600 });
    await resizeTo({ devicePixelRatio: 0.5 });
    expect(emitted).toEqual([]);
  });

  it.each([
    ['at the bottom', { innerHeight: 350 }, 1],
    ['at the side', { innerWidth: 800 }, 1],
    ['nowhere', {}, 0],
    ['nowhere, at 200 %', { innerWidth: 600, innerHeight: 350, devicePixelRatio: 2 }, 0],
    ['nowhere, in full screen', { innerHeight: 790 }, 0],
  ])('suspects developer tools %s', async (_, inner, times) => {
    pretendSize();
    now = { ...now, ...inner };
    const { emitted } = place(devtools);
    await later(60_000);
    expect(emitted).toEqual(Array(times).fill({ type: 'devtools.suspected', data: { by: 'size' }, ms: undefined }));
  });
});

describe('hints', () => {
  it('reports browser automation and replaced functions, once each', async () => {
    pretend(navigator, 'webdriver', () => true);
    Object.defineProperty(document, 'hidden', { configurable: true, value: false });
    const { emitted } = place(automation);
    await later(120_000);
    Reflect.deleteProperty(document, 'hidden');
    const told = emitted.map((event) => event.data['by']);
    expect(told).toContain('webdriver');
    expect(told).toContain('tampered_hidden');
    expect(new Set(told).size).toBe(told.length);
  });

  it.each([
    ['ANGLE (VMware, SVGA3D)', ['vmware']],
    ['Google SwiftShader', ['software_renderer']],
    ['llvmpipe (LLVM 15)', ['software_renderer']],
    ['ANGLE (Intel UHD 620)', []],
  ])('maps %s to our own word', (name, by) => {
    const context = { getExtension: () => null, getParameter: () => name, RENDERER: 1 };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    expect(virtual.supported()).toBe(true);
    expect(place(virtual).emitted.map((event) => event.data)).toEqual(by.map((word) => ({ by: word })));
  });

  it('is unsupported without a graphics context', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    expect(virtual.supported()).toBe(false);
  });
});
