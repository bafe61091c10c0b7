import type { Sensor } from './sensor';

const onceMs = 1_000;

/** Keys that take a picture of the screen, as far as the system lets the page see them. Evidence, not proof. */
export const screenshot: Sensor = {
  types: ['screenshot.suspected'],
  supported: () => typeof KeyboardEvent === 'function',
  start(site) {
    let last = -onceMs;
    const see = () => {
      const now = site.now();
      if (now - last >= onceMs) site.emit('screenshot.suspected');
      last = now;
    };
    // Windows reports the key only on release.
    site.listen(document, 'keyup', (event) => {
      if (event.key === 'PrintScreen') see();
    });
    site.listen(document, 'keydown', (event) => {
      const mac = event.metaKey && event.shiftKey && /^Digit[345]$/.test(event.code);
      if (mac && !event.repeat) see();
    });
  },
};
