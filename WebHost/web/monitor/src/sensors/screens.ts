import type { Sensor } from './sensor';

type ExtendedScreen = Screen & { readonly isExtended?: boolean };

/** A second screen, and its connection and removal. A mirrored screen cannot be detected. */
export const screens: Sensor = {
  types: ['display.extended', 'display.changed'],
  supported: () => typeof (screen as ExtendedScreen).isExtended === 'boolean',
  start(site) {
    const extended = site.interval('display.extended');
    let was = isExtended();
    const look = () => {
      const is = isExtended();
      if (is) extended.open();
      else extended.close();
      if (is !== was) site.emit('display.changed', { extended: is });
      was = is;
    };
    site.listen(screen as unknown as EventTarget, 'change', look);
    look();
  },
};

function isExtended(): boolean {
  return (screen as ExtendedScreen).isExtended === true;
}
