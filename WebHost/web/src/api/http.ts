import { ProblemError, problemOf } from './problem';
import { addressOf, type Answer, type Call, type Method, type Route } from './routes';
import { serverClock } from './serverClock';
import { accessToken, renew } from './session';

interface Sent {
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: string;
  signal?: AbortSignal | undefined;
  anonymous?: boolean;
}

const TIME_LIMIT_MS = 20_000;

async function send(method: Method, address: string, call: Sent, token: string | null): Promise<Response> {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  if (call.ifMatch !== undefined) headers['If-Match'] = call.ifMatch;
  if (token) headers['Authorization'] = `Bearer ${token}`;
  try {
    return await fetch(address, {
      method: method.toUpperCase(),
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new ProblemError(0, 'network', 'The server cannot be reached. Check the connection.');
  }
}

/** A record and its ETag. A change sends both back. */
export interface Tagged<T> {
  value: T;
  etag: string;
}

/** One call to a route of `docs/openapi.json`; a refused access token is renewed once. Throws `ProblemError`. */
export async function request<M extends Method, R extends Route<M>>(
  method: M,
  route: R,
  call: Call<M, R>,
): Promise<Answer<M, R>> {
  return (await exchange<Answer<M, R>>(method, route, call)).value;
}

/** Like `request`, with the ETag of the record. */
export async function requestTagged<M extends Method, R extends Route<M>>(
  method: M,
  route: R,
  call: Call<M, R>,
): Promise<Tagged<Answer<M, R>>> {
  const { value, etag } = await exchange<Answer<M, R>>(method, route, call);
  if (etag === null) throw new ProblemError(0, 'etag_missing', 'The server sent no ETag.');
  return { value, etag };
}

/** A route outside the document, because a deployment may not have it. */
export async function requestUndocumented(method: Method, address: string): Promise<void> {
  await exchange<unknown>(method, address, {});
}

/** Reads all pages of a list. */
export async function allPages<T>(
  read: (page: { after?: string }) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let after: string | null = null;
  do {
    const page: { items: T[]; next: string | null } = await read(after === null ? {} : { after });
    items.push(...page.items);
    after = page.next;
  } while (after !== null);
  return items;
}

async function exchange<T>(method: Method, route: string, call: Sent): Promise<{ value: T; etag: string | null }> {
  const address = addressOf(route, call.path, call.query);
  const token = call.anonymous ? null : await accessToken();
  const asked = performance.now();
  let response = await send(method, address, call, token);
  if (response.status === 401 && token && (await renew(token)))
    response = await send(method, address, call, await accessToken());
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  const etag = response.headers.get('ETag');
  if (text === '') return { value: undefined as T, etag };
  const body = JSON.parse(text) as T;
  const time = (body as { server_time?: unknown } | null)?.server_time;
  if (typeof time === 'string') serverClock.learn(Date.parse(time), asked, performance.now());
  return { value: body, etag };
}
