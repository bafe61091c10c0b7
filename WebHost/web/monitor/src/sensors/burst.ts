import type { Sensor } from './sensor';

const windowMs = 1_000;
const manyChars = 20;
const charsPerKey = 4;

/** Input types that have their own event, or that restore earlier text. */
const otherWays = /^(insertFromPaste|insertFromDrop|insertFromYank|insertReplacementText|history)/;

/** Many characters at once without matching key presses. Only counts are used, never the characters. */
export const burst: Sensor = {
  types: ['input.burst'],
  supported: () => typeof InputEvent === 'function',
  start(site) {
    const lengths = new WeakMap<EventTarget, number>();
    let began = 0;
    let chars = 0;
    let keys = 0;
    let open = false;
    let question: { q?: string } = {};

    const judge = () => {
      open = false;
      if (chars >= manyChars && chars > keys * charsPerKey) {
        site.emit('input.burst', { chars, ms: Math.round(site.now() - began), keys, ...question }, undefined, began);
      }
    };
    const openWindow = (event: Event) => {
      if (open) return;
      [open, began, chars, keys, question] = [true, site.now(), 0, 0, site.question(event)];
      site.after(windowMs, judge);
    };

    site.listen(document, 'focusin', (event) => remember(lengths, event.target));
    site.listen(document, 'keydown', (event) => {
      if (!site.concerns(event) || !makesCharacters(event)) return;
      openWindow(event);
      keys++;
    });
    site.listen(document, 'input', (event) => {
      if (!site.concerns(event)) return;
      const added = grownBy(lengths, event);
      if (event instanceof InputEvent && otherWays.test(event.inputType)) return;
      if (added <= 0) return;
      openWindow(event);
      chars += added;
    });
  },
};

/** On-screen keyboards and input methods report keys without a name. */
function makesCharacters(event: KeyboardEvent): boolean {
  const shortcut = (event.ctrlKey || event.metaKey) && !event.altKey;
  return !shortcut && (event.key.length === 1 || /^(Enter|Process|Unidentified|Dead)$/.test(event.key));
}

/** How many characters an input added: from the event, or from the growth of its field. */
function grownBy(lengths: WeakMap<EventTarget, number>, event: Event): number {
  const before = event.target ? lengths.get(event.target) : undefined;
  const after = remember(lengths, event.target);
  const said = event instanceof InputEvent ? event.data?.length : undefined;
  return said ?? (before === undefined || after === undefined ? 0 : after - before);
}

function remember(lengths: WeakMap<EventTarget, number>, target: EventTarget | null): number | undefined {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return undefined;
  lengths.set(target, target.value.length);
  return target.value.length;
}
