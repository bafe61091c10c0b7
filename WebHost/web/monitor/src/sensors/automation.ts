import type { Sensor } from './sensor';

const lookMs = 30_000;

/** The browser reports that it is automated, or functions used for monitoring have been replaced. */
export const automation: Sensor = {
  types: ['env.automation'],
  supported: () => 'webdriver' in navigator,
  start(site) {
    const told = new Set<string>();
    const look = () => {
      for (const by of hints()) {
        if (!told.has(by)) site.emit('env.automation', { by });
        told.add(by);
      }
    };
    look();
    site.every(lookMs, look);
  },
};

function* hints(): Generator<string> {
  if (navigator.webdriver) yield 'webdriver';
  for (const name of ['hidden', 'visibilityState', 'hasFocus', 'fullscreenElement']) {
    if (Object.hasOwn(document, name) || !isNative(name)) yield `tampered_${name}`;
  }
}

function isNative(name: string): boolean {
  const property = Object.getOwnPropertyDescriptor(Document.prototype, name);
  if (!property) return true;
  // oxlint-disable-next-line typescript/unbound-method -- Only its source text is read.
  const code: unknown = property.get ?? property.value;
  return typeof code === 'function' && /\[native code\]\s*\}$/.test(Function.prototype.toString.call(code));
}
