// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { FakeSocket } from './fakeSocket';
import { later } from './harness';
import { begin, beginOnline, useLiveMonitor } from './liveMonitor';

useLiveMonitor();

describe('closing codes', () => {
  it.each([
    [4404, 'unknown_attempt'],
    [4409, 'attempt_over'],
  ])('stops for good at %i', async (code, reason) => {
    const begun = await beginOnline();
    FakeSocket.newest.end(code);
    await later(120_000);
    expect(begun.status).toMatchObject({ state: 'stopped', reason });
    expect(FakeSocket.all).toHaveLength(1);
  });

  it('verifies a 4410 once with a connection that takes over from nobody', async () => {
    const begun = await beginOnline();
    FakeSocket.newest.end(4410);
    await later(1_500);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.newest.url).toMatch(/&takeover=false$/);
    FakeSocket.newest.end(4410);
    await later(120_000);
    expect(begun.status).toMatchObject({ state: 'stopped', reason: 'taken_over' });
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('goes on after a 4410 that its own abandoned handshake caused', async () => {
    const begun = await beginOnline();
    FakeSocket.newest.end(4410);
    await later(1_500);
    FakeSocket.newest.welcome(0);
    await later(0);
    expect(begun.status.state).toBe('online');
    FakeSocket.newest.end(1006);
    await later(1_000);
    expect(FakeSocket.newest.url).not.toMatch(/takeover/);
  });

  it('numbers its connections in the order in which it opens them', async () => {
    await beginOnline();
    const numbers = [FakeSocket.newest.url];
    FakeSocket.newest.end(1006);
    await later(1_000);
    numbers.push(FakeSocket.newest.url);
    const [first, second] = numbers.map((url) => Number(/connection=(\d+)/.exec(url)?.[1]));
    expect(second).toBeGreaterThan(first!);
  });

  it('renews the ticket after 4401, and retries when that fails', async () => {
    const renewTicket = vi
      .fn()
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue({ url: 'ws://exam.test/ws/monitor', ticket: 'second' });
    const begun = await beginOnline([], { renewTicket });
    FakeSocket.newest.end(4401);
    await later(500);
    expect(FakeSocket.all).toHaveLength(1);
    await later(250);
    expect(begun.status.problem).toBe('away');
    await later(750);
    expect(FakeSocket.newest.url).toMatch(
      /^ws:\/\/exam\.test\/ws\/monitor\?ticket=second&client=[0-9a-f]{32}&connection=\d+$/,
    );
  });

  it('renews an expired ticket before it is used again', async () => {
    await beginOnline([], { expiresAt: new Date(Date.now() + 30_000).toISOString() });
    FakeSocket.newest.end(1006);
    await later(500);
    expect(FakeSocket.newest.url).toContain('ticket=first');
    await later(26_000);
    FakeSocket.newest.end(1006);
    await later(30_000);
    expect(FakeSocket.newest.url).toContain('ticket=second');
  });

  it('renews a ticket after two handshakes refused without a reason', async () => {
    await begin();
    FakeSocket.newest.end(1006);
    await later(500);
    expect(FakeSocket.newest.url).toContain('ticket=first');
    FakeSocket.newest.end(1006);
    await later(1_000);
    expect(FakeSocket.newest.url).toContain('ticket=second');
  });

  it('reconnects slowly after 4429', async () => {
    await beginOnline();
    FakeSocket.newest.end(4429);
    await later(1_999);
    expect(FakeSocket.all).toHaveLength(1);
    await later(1);
    expect(FakeSocket.all).toHaveLength(2);
  });
});
