import type { Sensor } from './sensor';

/** The print dialog, however it was opened. */
export const print: Sensor = {
  types: ['print.attempted'],
  supported: () => 'onbeforeprint' in window,
  start(site) {
    site.listen(window, 'beforeprint', () => site.emit('print.attempted'));
  },
};
