import type { Sensor } from './sensor';

const lookMs = 2_000;
const tallestBars = 300;
const widestError = 60;

/** The inside of the window is too small on one side for its outside, as when developer tools are docked there. */
export const devtools: Sensor = {
  types: ['devtools.suspected'],
  // On a touch device the keyboard on the screen looks the same.
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
 * Zooming shrinks both sides alike, so the width gives the zoom, and the height must follow but for the browser's bars.
 * Tools at the bottom take more than any bar. Tools at the side look like a zoom so large that the height is too small.
 */
function isDocked(): boolean {
  const zoom = window.outerWidth / window.innerWidth;
  const bars = window.outerHeight - window.innerHeight * zoom;
  return bars > tallestBars || bars < -widestError;
}
