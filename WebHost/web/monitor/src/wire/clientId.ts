const key = 'veritas.monitor.client';
let own: string | undefined;

/** Names this browser tab, the same over its reloads: the server tells a reconnect from a second client by it. */
export function clientId(): string {
  own ??=
    read() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    sessionStorage.setItem(key, own);
  } catch {
    // Without storage a reload looks like a second client; there is nothing better to say.
  }
  return own;
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}
