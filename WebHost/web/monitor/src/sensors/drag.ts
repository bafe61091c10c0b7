import type { Sensor } from './sensor';

/** Content dropped in from outside the page. */
export const drag: Sensor = {
  types: ['drag.external'],
  supported: () => 'ondrop' in document,
  start(site) {
    let fromHere = false;
    site.listen(document, 'dragstart', () => {
      fromHere = true;
    });
    site.listen(document, 'dragend', () => {
      fromHere = false;
    });
    site.listen(document, 'drop', (event) => {
      const own = fromHere;
      fromHere = false;
      if (own || !site.concerns(event)) return;
      const transfer = event.dataTransfer;
      const text = transfer?.getData('text/plain') ?? '';
      const kind = transfer?.types.includes('Files') ? 'file' : text === '' ? 'other' : 'text';
      const print = kind === 'text' ? site.fingerprint(text) : {};
      site.emit('drag.external', { kind, ...print, ...site.question(event) });
    });
  },
};
