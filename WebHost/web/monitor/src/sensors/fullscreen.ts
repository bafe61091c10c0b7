import type { Sensor } from './sensor';

/** Entering full screen needs a click, so a new page has this long before it counts as not in full screen. */
export const entryMs = 15_000;

/** Full screen was left, refused, or not entered although the exam requires it. */
export const fullscreen: Sensor = {
  types: ['fullscreen.exited', 'fullscreen.denied'],
  supported: () => document.fullscreenEnabled,
  start(site) {
    const exited = site.interval('fullscreen.exited');
    let wasIn = isFullscreen();
    const look = () => {
      const isIn = isFullscreen();
      if (isIn) exited.close();
      else if (wasIn) exited.open();
      wasIn = isIn;
    };
    site.listen(document, 'fullscreenchange', look);
    site.listen(window, 'resize', look);
    site.listen(document, 'fullscreenerror', (event) => site.emit('fullscreen.denied', site.question(event)));
    if (site.settings.requireFullscreen)
      site.after(entryMs, () => {
        if (!isFullscreen()) exited.open();
      });
  },
};

/** The browser's own full screen (F11) fills the screen without an element. */
function isFullscreen(): boolean {
  return document.fullscreenElement != null || window.matchMedia('(display-mode: fullscreen)').matches;
}
