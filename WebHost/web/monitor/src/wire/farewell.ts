import type { StoredEvent } from '../buffer/store';
import { withTicket, type Ticket } from './tickets';

/** Browsers let a closing page send 64 KiB in all. */
export const farewellBytes = 60_000;

/** The HTTP address for events on the host of the socket. */
export function eventsUrl(socketUrl: string): string {
  const address = new URL(socketUrl, location.href);
  address.protocol = address.protocol.replace('ws', 'http');
  address.pathname = address.pathname.replace(/\/ws\/monitor\/?$/, '/monitor/events');
  return address.href;
}

/** The oldest events that fit, as the body of one request. Undefined when there are none. */
export function farewellBody(events: readonly StoredEvent[]): string | undefined {
  const fitting: string[] = [];
  let bytes = 48;
  for (const { json } of events) {
    bytes += json.length + 1;
    if (bytes > farewellBytes) break;
    fitting.push(json);
  }
  if (fitting.length === 0) return undefined;
  return `{"seq":${events[0]!.seq},"events":[${fitting.join(',')}]}`;
}

/**
 * Sends events that the server has not accepted while the page closes. The response is not read: the next welcome says
 * what arrived, and the rest stays in the browser's storage.
 */
export function sayFarewell(url: string, ticket: Ticket, events: readonly StoredEvent[]): void {
  const body = farewellBody(events);
  if (body === undefined) return;
  const address = withTicket(url, ticket.ticket);
  const blob = new Blob([body], { type: 'application/json' });
  if (typeof navigator.sendBeacon === 'function' && navigator.sendBeacon(address, blob)) return;
  fetch(address, {
    method: 'POST',
    body: blob,
    keepalive: true,
    headers: { 'content-type': 'application/json' },
  }).catch(() => {});
}
