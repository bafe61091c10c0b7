import type { Sensor } from './sensor';

const graceMs = 120_000;
const lookMs = 5_000;
const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart', 'scroll', 'input'];

/** No input for a long time on a visible, focused page. Reported after the grace period, from the last input. */
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
    // Time in another tab or window has its own event types and is not idle time as well.
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
