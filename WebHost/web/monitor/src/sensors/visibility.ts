import type { Sensor } from './sensor';

/** The page is not visible: another tab, or a window that is minimised or, if the browser detects it, covered. */
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
