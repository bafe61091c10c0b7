import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ProblemError } from './problem';
import { submitAttempt } from './student';

const away = (status = 503, headers = {}) =>
  new Response(JSON.stringify({ status, code: 'try_later', detail: 'Try again soon.', retry_after_s: 5 }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
const taken = () => new Response(JSON.stringify({ status: 'submitted' }), { status: 200 });
const server = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', server);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  server.mockReset();
});

it('retries the submission while the server restarts', async () => {
  server.mockResolvedValueOnce(away());
  server.mockRejectedValueOnce(new TypeError('connection refused'));
  server.mockResolvedValueOnce(taken());
  const told = vi.fn();

  const ended = submitAttempt('a1', told);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(server).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(server).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(3_000);

  expect(await ended).toEqual({ status: 'submitted' });
  const sent = server.mock.calls.map(([path, init]) => `${init.method} ${path}`);
  expect(sent).toEqual(Array(3).fill('POST /student/attempts/a1/submit'));
  expect(told.mock.calls.map(([problem]) => (problem as ProblemError).code)).toEqual(['try_later', 'network']);
});

it('does not retry a refused submission', async () => {
  server.mockResolvedValueOnce(away(409));

  await expect(submitAttempt('a1')).rejects.toMatchObject({ status: 409 });
  expect(server).toHaveBeenCalledTimes(1);
});

it('throws the last problem after one minute', async () => {
  server.mockImplementation(() => Promise.resolve(away()));
  const ended = submitAttempt('a1').catch((error: unknown) => error);

  await vi.advanceTimersByTimeAsync(60_000);

  expect(await ended).toMatchObject({ status: 503, code: 'try_later' });
  expect(server.mock.calls.length).toBeGreaterThan(5);
});
