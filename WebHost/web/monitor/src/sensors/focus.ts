import type { Sensor } from './sensor';

/** A change of tabs moves the focus slightly earlier and back slightly later. Within this time it is one change. */
const sameMoveMs = 300;

/** The window lost the focus while the page stayed visible. */
export const focus: Sensor = {
  types: ['window.blur'],
  supported: () => typeof document.hasFocus === 'function',
  start(site) {
    const blurred = site.interval('window.blur');
    const look = () => {
      const visible = document.visibilityState !== 'hidden';
      // A frame inside the exam that has the focus leaves it with the document.
      if (visible && !document.hasFocus()) blurred.open();
      else if (blurred.isUntold && blurred.age < sameMoveMs) blurred.cancel();
      else blurred.close();
    };
    site.listen(window, 'blur', look);
    site.listen(window, 'focus', look);
    site.listen(document, 'visibilitychange', look);
    look();
  },
};
