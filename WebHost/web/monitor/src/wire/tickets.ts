import type { MonitorTicket } from '../../../src/api/schema';
import { within } from '../timeLimit';

/** A short-lived permission to connect, for one attempt. Without `expires_at` it is used until it is refused. */
export type Ticket = Readonly<Pick<MonitorTicket, 'url' | 'ticket'>> & {
  readonly expires_at?: MonitorTicket['expires_at'] | undefined;
};

const patienceMs = 15_000;
const marginMs = 5_000;

/** Holds the newest ticket, and requests another when it has expired or was refused. */
export class Tickets {
  readonly #renew: () => Promise<Ticket>;
  readonly #serverNow: () => number;
  #ticket: Ticket;
  #refused = false;

  constructor(first: Ticket, renew: () => Promise<Ticket>, serverNow: () => number) {
    this.#ticket = first;
    this.#renew = renew;
    this.#serverNow = serverNow;
  }

  /** The ticket may be invalid: the next connection uses a new one. */
  refuse(): void {
    this.#refused = true;
  }

  get current(): Ticket {
    return this.#ticket;
  }

  /** A ticket that has not expired. Throws when a new one is needed and does not arrive within 15 s. */
  async usable(): Promise<Ticket> {
    if (this.#refused || this.#hasExpired()) {
      this.#ticket = await within(patienceMs, this.#renew(), 'No new ticket within 15 s.');
      this.#refused = false;
    }
    return this.#ticket;
  }

  #hasExpired(): boolean {
    const end = Date.parse(this.#ticket.expires_at ?? '');
    return !Number.isNaN(end) && end - marginMs < this.#serverNow();
  }
}

/** A monitoring address with the ticket in its query. */
export function withTicket(url: string, ticket: string): string {
  const address = new URL(url, location.href);
  address.searchParams.set('ticket', ticket);
  return address.href;
}
