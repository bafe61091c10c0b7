import type { Sensor } from './sensor';

const lookMs = 2_000;
const tallestBars = 300;
const widestError = 60;

/** The viewport is too small for the window on one side, as with docked developer tools. */
export const devtools: Sensor = {
  types: ['devtools.suspected'],
  // An on-screen keyboard of a touch device has the same effect.
  supported: () => window.outerWidth > 0 && window.matchMedia('(pointer: fine)').matches,
  start(site) {
    let suspected = 0;
    site.every(lookMs, () => {
      suspected = isDocked() ? suspected + 1 : 0;
      if (suspected === 2) site.emit('devtools.suspected', { by: 'size' });
    });
  },
};

/**
 * Zooming scales width and height equally. The zoom is computed from the width, and the height must match it except for
 * the browser's bars. Tools at the bottom are taller than any bar. Tools at the side look like a zoom for which the
 * height is too small.
 */
function isDocked(): boolean {
  const zoom = window.outerWidth / window.innerWidth;
  const bars = window.outerHeight - window.innerHeight * zoom;
  return bars > tallestBars || bars < -widestError;
}
