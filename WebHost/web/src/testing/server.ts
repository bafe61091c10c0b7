import { vi } from 'vitest';

export interface Sent {
  route: string;
  body: unknown;
  ifMatch: string | undefined;
}

type Answer = (sent: Sent) => Response | Promise<Response>;

/** A fake server. A route without an answer returns a problem, so that no test passes by accident. */
export class TestServer {
  /** Every call except GET, oldest first. */
  readonly writes: Sent[] = [];
  readonly reads: string[] = [];
  readonly #answers = new Map<string, Answer>();

  /** `route` is a method and a path without its query: `PUT /teacher/exams/e`. */
  on(route: string, answer: Answer): this {
    this.#answers.set(route, answer);
    return this;
  }

  /** Until `vi.unstubAllGlobals`. */
  start(): this {
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      const route = `${init.method} ${address.split('?')[0]}`;
      const headers = new Headers(init.headers);
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      const sent = { route, body, ifMatch: headers.get('If-Match') ?? undefined };
      if (init.method === 'GET') this.reads.push(address);
      else this.writes.push(sent);
      return (await this.#answers.get(route)?.(sent)) ?? problem(404, 'route_unknown', `No test has set ${route}.`);
    });
    return this;
  }
}

/** A problem as the server returns it; with `field`, one of that field. */
export function problem(status: number, code: string, detail: string, field?: string): Response {
  const errors = field === undefined ? {} : { errors: { [field]: [detail] } };
  return Response.json({ status, code, detail, ...errors }, { status });
}

export const stale = (): Response => problem(412, 'stale', 'The record has changed since you read it. Read it again.');

export const tagged = (body: unknown, etag: string): Response => Response.json(body, { headers: { ETag: etag } });
