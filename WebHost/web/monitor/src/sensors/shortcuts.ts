import type { Sensor } from './sensor';

const byKey: Readonly<Record<string, string>> = { p: 'print', s: 'save', f: 'find', u: 'source' };

/** Keys for printing, saving, searching and the page's source. They are blocked only where the exam requires it. */
export const shortcuts: Sensor = {
  types: ['shortcut.blocked'],
  supported: () => typeof KeyboardEvent === 'function',
  start(site) {
    site.listen(document, 'keydown', (event) => {
      const key = named(event);
      if (!key || event.repeat || !site.concerns(event)) return;
      if (site.settings.blockShortcuts) event.preventDefault();
      site.emit('shortcut.blocked', { key });
    });
  },
};

function named(event: KeyboardEvent): string | undefined {
  if (event.key === 'F3') return 'find';
  if (!event.ctrlKey && !event.metaKey) return undefined;
  // Right Alt arrives as Ctrl+Alt on Windows and types letters; Cmd+Alt+U is the source on a Mac.
  if (event.altKey && !(event.metaKey && event.key.toLowerCase() === 'u')) return undefined;
  return byKey[event.key.toLowerCase()];
}
