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

/** One call to the server as JSON; a refused access token is renewed once. Throws `ProblemError`. */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  const token = call.anonymous ? null : await accessToken();
  const asked = performance.now();
  let response = await send(path, call, token);
  if (response.status === 401 && token && await renew(token)) response = await send(path, call, await accessToken());
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  if (text === '') return undefined as T;
  const body = JSON.parse(text) as T;
  const time = (body as { server_time?: unknown } | null)?.server_time;
  if (typeof time === 'string') serverClock.learn(Date.parse(time), asked, performance.now());
  return body;
}
