import { selectedText } from './selection';
import type { Sensor } from './sensor';

const ownKey = 'own';
const mostOwn = 500;

/**
 * Copies, cuts and pastes, by length and hash. A paste is the student's own when a text of the same hash was copied or
 * cut in this exam before; the hashes are kept with the attempt, so a reload does not turn own text into foreign text.
 */
export const clipboard: Sensor = {
  types: ['clipboard.copy', 'clipboard.cut', 'clipboard.paste_external', 'clipboard.paste_internal'],
  supported: () => 'oncopy' in document,
  start(site) {
    const known = site.notes.recall(ownKey);
    const own = new Set(Array.isArray(known) ? (known as string[]) : []);

    const take = (event: ClipboardEvent) => {
      if (!site.concerns(event)) return;
      const text = selectedText(event);
      if (text.trim() === '') return;
      const print = site.fingerprint(text);
      own.delete(print.hash);
      own.add(print.hash);
      site.notes.remember(ownKey, [...own].slice(-mostOwn));
      site.emit(event.type === 'cut' ? 'clipboard.cut' : 'clipboard.copy', { ...print, ...site.question(event) });
    };

    site.listen(document, 'copy', take);
    site.listen(document, 'cut', take);
    site.listen(document, 'paste', (event) => {
      if (!site.concerns(event)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const files = (event.clipboardData?.files.length ?? 0) > 0;
      if (text.trim() === '' && !files) return;
      const print = site.fingerprint(text);
      const type = text !== '' && own.has(print.hash) ? 'clipboard.paste_internal' : 'clipboard.paste_external';
      site.emit(type, { ...print, ...site.question(event) });
    });
  },
};
