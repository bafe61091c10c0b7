const key = 'veritas.monitor.client';
let own: string | undefined;

/** Identifies this browser tab across reloads, so that the server can tell a reconnect from a second client. */
export function clientId(): string {
  own ??=
    read() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    sessionStorage.setItem(key, own);
  } catch {
    // Without storage a reload looks like a second client.
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
