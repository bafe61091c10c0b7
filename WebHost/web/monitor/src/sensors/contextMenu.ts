import type { Sensor } from './sensor';

/** The context menu on the exam. It is blocked only where the exam requires it. */
export const contextMenu: Sensor = {
  types: ['contextmenu.opened'],
  supported: () => 'oncontextmenu' in document,
  start(site) {
    site.listen(document, 'contextmenu', (event) => {
      if (!site.concerns(event)) return;
      if (site.settings.blockContextMenu) event.preventDefault();
      site.emit('contextmenu.opened', site.question(event));
    });
  },
};
