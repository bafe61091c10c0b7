import type { Sensor } from './sensor';

/** The page is not visible: another tab, a minimised window, a covered one where the browser can tell. */
export const visibility: Sensor = {
  types: ['tab.hidden'],
  supported: () => typeof document.visibilityState === 'string',
  start(site) {
    const hidden = site.interval('tab.hidden');
    const look = () => (document.visibilityState === 'hidden' ? hidden.open() : hidden.close());
    site.listen(document, 'visibilitychange', look);
    look();
  },
};
