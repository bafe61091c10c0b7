import type { Sensor } from './sensor';

const graceMs = 120_000;
const lookMs = 5_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'scroll', 'input'];

/** No input for long while the page is there to be used. Told once the grace has passed, from the last input on. */
export const idle: Sensor = {
  types: ['user.idle'],
  supported: () => true,
  start(site) {
    const idling = site.interval('user.idle');
    const grace = site.graceMs('user.idle', graceMs);
    let last = site.now();
    const present = () => {
      last = site.now();
      idling.close(last);
    };
    for (const sign of signs) site.listen(document, sign, present);
    // Time in another tab or window is told as such, and is not told again as idleness.
    site.listen(document, 'visibilitychange', present);
    site.listen(window, 'blur', present);
    site.listen(window, 'focus', present);
    site.every(lookMs, () => {
      const here = document.visibilityState !== 'hidden' && document.hasFocus();
      if (!here) present();
      else if (site.now() - last >= grace) idling.open(last);
    });
  },
};
