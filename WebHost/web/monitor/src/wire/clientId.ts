const clientKey = 'veritas.monitor.client';
const connectionKey = 'veritas.monitor.connection';
let own: string | undefined;
let connection = 0;

/** Identifies this browser tab across reloads, so that the server can tell a reconnect from a second client. */
export function clientId(): string {
  own ??=
    read(clientKey) ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
  write(clientKey, own);
  return own;
}

/**
 * Numbers the connections of this tab across reloads, so that the server can tell the newest from one whose handshake
 * was abandoned and arrives late.
 */
export function nextConnection(): number {
  connection = Math.max(connection + 1, Number(read(connectionKey) ?? 0) + 1, Date.now());
  write(connectionKey, String(connection));
  return connection;
}

function read(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Without storage a reload looks like a second client.
  }
}
