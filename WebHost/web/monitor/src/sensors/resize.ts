import type { Sensor } from './sensor';

const settleMs = 500;
const largeShrink = 0.75;
const outerShrink = 0.9;

interface Size {
  readonly w: number;
  readonly h: number;
  /** In device pixels, which zooming does not change. */
  readonly device: number;
  readonly outer: number;
}

/** The window became much smaller, as for a split view. Zooming does not count. */
export const resize: Sensor = {
  types: ['window.resized'],
  supported: () => true,
  start(site) {
    let before = measure();
    let callOff = () => {};
    site.listen(window, 'resize', () => {
      callOff();
      callOff = site.after(settleMs, () => {
        const now = measure();
        if (now.outer === 0) return;
        const from = before;
        before = now;
        if (now.device > from.device * largeShrink || now.outer > from.outer * outerShrink) return;
        site.emit('window.resized', { w: now.w, h: now.h, from_w: from.w, from_h: from.h });
      });
    });
  },
};

function measure(): Size {
  const { innerWidth: w, innerHeight: h, outerWidth, outerHeight, devicePixelRatio } = window;
  return { w, h, device: w * h * devicePixelRatio ** 2, outer: outerWidth * outerHeight };
}
