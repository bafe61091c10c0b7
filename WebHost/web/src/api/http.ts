import { ProblemError, problemOf } from './problem';
import { serverClock } from './serverClock';
import { accessToken, renew } from './session';

interface Call { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; ifMatch?: string; signal?: AbortSignal | undefined; anonymous?: boolean }

const TIME_LIMIT_MS = 20_000;

async function send(path: string, call: Call, token: string | null): Promise<Response> {
  const limit = AbortSignal.timeout(TIME_LIMIT_MS);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  if (call.ifMatch !== undefined) headers['If-Match'] = call.ifMatch;
  if (token) headers['Authorization'] = `Bearer ${token}`;
  try {
    return await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: call.signal ? AbortSignal.any([call.signal, limit]) : limit,
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new ProblemError(0, 'network', 'The server cannot be reached. Check the connection.');
  }
}

/** What was read and its version: a change sends both back. */
export interface Tagged<T> { value: T; etag: string }

/** One call to the server as JSON; a refused access token is renewed once. Throws `ProblemError`. */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  return (await exchange<T>(path, call)).value;
}

/** The same for a resource that can be changed. */
export async function requestTagged<T>(path: string, call: Call = {}): Promise<Tagged<T>> {
  const { value, etag } = await exchange<T>(path, call);
  if (etag === null) throw new ProblemError(0, 'etag_missing', 'The server did not say which version this is.');
  return { value, etag };
}

async function exchange<T>(path: string, call: Call): Promise<{ value: T; etag: string | null }> {
  const token = call.anonymous ? null : await accessToken();
  const asked = performance.now();
  let response = await send(path, call, token);
  if (response.status === 401 && token && await renew(token)) response = await send(path, call, await accessToken());
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  const etag = response.headers.get('ETag');
  if (text === '') return { value: undefined as T, etag };
  const body = JSON.parse(text) as T;
  const time = (body as { server_time?: unknown } | null)?.server_time;
  if (typeof time === 'string') serverClock.learn(Date.parse(time), asked, performance.now());
  return { value: body, etag };
}
