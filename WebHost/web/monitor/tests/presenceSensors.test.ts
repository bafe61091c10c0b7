// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { focus } from '../src/sensors/focus';
import { fullscreen } from '../src/sensors/fullscreen';
import { idle } from '../src/sensors/idle';
import { network } from '../src/sensors/network';
import { screenLock } from '../src/sensors/screenLock';
import { visibility } from '../src/sensors/visibility';
import { holdTime, later } from './harness';
import { dispatch, key, place, pretend } from './sites';

let visible: DocumentVisibilityState;
let focused: boolean;

beforeEach(() => {
  holdTime();
  [visible, focused] = ['visible', true];
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visible);
  vi.spyOn(document, 'hasFocus').mockImplementation(() => focused);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(state: DocumentVisibilityState): void {
  visible = state;
  document.dispatchEvent(new Event('visibilitychange'));
}

function focusWindow(has: boolean): void {
  focused = has;
  window.dispatchEvent(new Event(has ? 'focus' : 'blur'));
}

describe('tab.hidden', () => {
  it('lasts from hidden to visible', async () => {
    const { emitted } = place(visibility);
    show('hidden');
    await later(2_300);
    show('visible');
    expect(emitted).toEqual([{ type: 'tab.hidden', data: { part: 0, open: false }, ms: 2_300 }]);
  });

  it('is reported when the page starts hidden, and ends with the page', async () => {
    visible = 'hidden';
    const { emitted, site } = place(visibility);
    await later(500);
    site.leave();
    expect(emitted).toMatchObject([{ ms: 500, data: { open: false } }]);
    await later(60_000);
    expect(emitted).toHaveLength(1);
  });
});

describe('window.blur', () => {
  it('lasts while the page is visible without focus', async () => {
    const { emitted } = place(focus);
    focusWindow(false);
    await later(4_000);
    focusWindow(true);
    expect(emitted).toMatchObject([{ type: 'window.blur', ms: 4_000 }]);
  });

  it('is not reported for a change of tabs', async () => {
    const { emitted } = place(focus);
    focusWindow(false);
    await later(20);
    show('hidden');
    await later(5_000);
    show('visible');
    await later(20);
    focusWindow(true);
    expect(emitted).toEqual([]);
  });

  it('ends where the hidden tab begins', async () => {
    const { emitted } = place(focus);
    focusWindow(false);
    await later(3_000);
    show('hidden');
    await later(5_000);
    expect(emitted).toMatchObject([{ ms: 3_000 }]);
  });

  it('is not reported when focus moves between fields or into a frame of the exam', () => {
    const { emitted, field } = place(focus);
    dispatch(field, 'blur');
    window.dispatchEvent(new Event('blur'));
    expect(emitted).toEqual([]);
  });
});

describe('full screen', () => {
  let element: Element | null;
  let display: boolean;

  beforeEach(() => {
    [element, display] = [null, false];
    pretend(document, 'fullscreenElement', () => element);
    vi.spyOn(window, 'matchMedia').mockImplementation(() => ({ matches: display }) as MediaQueryList);
  });

  function change(to: Element | null): void {
    element = to;
    document.dispatchEvent(new Event('fullscreenchange'));
  }

  it('left lasts until it is entered again', async () => {
    const { emitted } = place(fullscreen);
    change(document.body);
    await later(60_000);
    change(null);
    await later(3_000);
    change(document.body);
    expect(emitted).toMatchObject([{ type: 'fullscreen.exited', ms: 3_000 }]);
  });

  it('never entered counts after 15 s, only where the exam requires it', async () => {
    const asked = place(fullscreen, { requireFullscreen: true });
    await later(17_000);
    asked.site.leave();
    expect(asked.emitted).toMatchObject([{ type: 'fullscreen.exited', ms: 2_000 }]);
    const notAsked = place(fullscreen);
    await later(60_000);
    notAsked.site.leave();
    expect(notAsked.emitted).toEqual([]);
  });

  it('of the browser itself counts as well', async () => {
    const { emitted } = place(fullscreen, { requireFullscreen: true });
    display = true;
    window.dispatchEvent(new Event('resize'));
    await later(60_000);
    expect(emitted).toEqual([]);
  });

  it('refused is reported', () => {
    const { emitted, field } = place(fullscreen);
    dispatch(field, 'fullscreenerror');
    expect(emitted).toMatchObject([{ type: 'fullscreen.denied', data: { q: 'q-7' } }]);
  });
});

describe('user.idle', () => {
  it('is reported after the grace period, from the last input to the next', async () => {
    const { emitted, field } = place(idle);
    await later(50_000);
    key(field, 'a');
    await later(119_000);
    expect(emitted).toEqual([]);
    await later(11_000);
    key(field, 'a');
    expect(emitted.map((event) => event.type)).toEqual(['user.idle', 'user.idle']);
    expect(emitted[0]!.ms! + emitted[1]!.ms!).toBe(130_000);
  });

  it('is not reported while another tab or window is in use', async () => {
    const { emitted } = place(idle);
    show('hidden');
    await later(600_000);
    show('visible');
    focusWindow(false);
    await later(600_000);
    focusWindow(true);
    expect(emitted).toEqual([]);
  });
});

describe('network.lost', () => {
  it('is reported after the reconnect', async () => {
    const { emitted, link } = place(network);
    link.down(performance.now());
    await later(8_000);
    link.down(performance.now());
    link.up();
    expect(emitted).toEqual([{ type: 'network.lost', data: {}, ms: 8_000 }]);
  });

  it('is reported when the page closes meanwhile, unless that closed the connection', async () => {
    const away = place(network);
    away.link.down(performance.now());
    await later(8_000);
    away.site.leave();
    expect(away.emitted).toMatchObject([{ ms: 8_000 }]);
    const closing = place(network);
    closing.link.down(performance.now());
    await later(100);
    closing.site.leave();
    expect(closing.emitted).toEqual([]);
  });
});

describe('screen.locked', () => {
  class Detector extends EventTarget {
    static only: Detector;
    screenState = 'unlocked';
    start = vi.fn((_: { signal: AbortSignal }) => Promise.resolve());
    constructor() {
      super();
      Detector.only = this;
    }
    turn(state: string): void {
      this.screenState = state;
      this.dispatchEvent(new Event('change'));
    }
  }

  it('lasts while the screen is locked', async () => {
    vi.stubGlobal('IdleDetector', Detector);
    const { emitted, site } = place(screenLock);
    Detector.only.turn('locked');
    await later(6_000);
    Detector.only.turn('unlocked');
    expect(emitted).toMatchObject([{ type: 'screen.locked', ms: 6_000 }]);
    site.leave();
    expect(Detector.only.start.mock.calls[0]![0].signal.aborted).toBe(true);
  });

  it("needs the browser's support and the student's permission", async () => {
    expect(await screenLock.supported()).toBe(false);
    vi.stubGlobal('IdleDetector', Detector);
    for (const [state, able] of [
      ['granted', true],
      ['prompt', false],
      ['denied', false],
    ] as const) {
      pretend(navigator, 'permissions', () => ({ query: async () => ({ state }) }));
      expect(await screenLock.supported()).toBe(able);
    }
  });
});
