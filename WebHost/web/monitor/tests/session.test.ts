// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { FakeSocket } from './fakeSocket';
import { later, settle } from './harness';
import { begin, beginOnline, useLiveMonitor } from './liveMonitor';

useLiveMonitor();

describe('connecting', () => {
  it('connects with the ticket, and first reports its id and unsupported types', async () => {
    const statuses: string[] = [];
    await begin({ onStatus: (status) => statuses.push(status.state) });
    expect(FakeSocket.newest.url).toMatch(
      /^ws:\/\/exam\.test\/ws\/monitor\?ticket=first&client=[0-9a-f]{32}&connection=\d+$/,
    );
    expect(FakeSocket.newest.subProtocol).toBe('veritas.monitor.v1');
    FakeSocket.newest.welcome(0, { collect: ['tab.hidden', 'face.absent', 'heartbeat.missed'] });
    await later(250);
    expect(FakeSocket.newest.events[0]).toMatchObject({
      seq: 1,
      type: 'session.started',
      data: { client: 'veritas-monitor/1', unsupported: ['face.absent', 'storage'], screen: { w: 1024, h: 768 } },
    });
    expect(statuses.slice(0, 2)).toEqual(['connecting', 'online']);
  });

  it('continues the numbers of the server when this browser has none', async () => {
    await begin();
    FakeSocket.newest.welcome(120, { accepted: 131 });
    await later(250);
    expect(FakeSocket.newest.events.map((event) => event.seq)).toEqual([132]);
  });

  it("stamps events with the server's time", async () => {
    const begun = await begin();
    FakeSocket.newest.welcome(0, { server_time: '2030-05-05T05:05:05.000Z' });
    await settle();
    await later(250);
    expect(FakeSocket.newest.events[0]?.at).toBe('2030-05-05T05:05:05.000Z');
    expect(begun.now()).toBe(Date.parse('2030-05-05T05:05:05.250Z'));
  });

  it('closes a connection without a welcome', async () => {
    await begin();
    await later(10_500);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('reports a hand raised before the welcome', async () => {
    (await begin()).raiseHand();
    FakeSocket.newest.welcome(0);
    await later(250);
    expect(FakeSocket.newest.events.map((event) => event.type)).toEqual(['session.started', 'student.raise_hand']);
  });
});

describe('a lost connection', () => {
  it('reconnects, resends missing events, and reports the loss as technical', async () => {
    const begun = await beginOnline(['network.lost']);
    begun.raiseHand();
    await later(250);
    FakeSocket.newest.ack(2, 1);
    FakeSocket.newest.end(1006);
    expect(begun.status.state).toBe('offline');
    await later(500);
    FakeSocket.newest.welcome(1);
    await later(250);
    expect(FakeSocket.all).toHaveLength(2);
    expect(FakeSocket.newest.events.map(({ seq, type, ms }) => ({ seq, type, ms }))).toEqual([
      { seq: 2, type: 'student.raise_hand', ms: undefined },
      { seq: 3, type: 'network.lost', ms: 500 },
      { seq: 4, type: 'session.resumed', ms: undefined },
    ]);
  });

  it('is detected when a ping is not answered', async () => {
    const begun = await beginOnline(['network.lost']);
    await later(10_000);
    const ping = FakeSocket.newest.frames.find((frame) => frame.t === 'ping')!;
    FakeSocket.newest.say({ t: 'pong', at: ping.at, server_time: new Date().toISOString() });
    await later(29_999);
    expect(begun.status.state).toBe('online');
    await later(1);
    expect(begun.status.state).toBe('offline');
    expect(FakeSocket.all[0]!.closedWith).toBe(1000);
    await later(500);
    FakeSocket.newest.welcome(0);
    await later(250);
    const lost = FakeSocket.newest.events.find((event) => event.type === 'network.lost');
    expect(lost?.ms).toBeGreaterThanOrEqual(30_000);
  });

  it('backs off, and retries immediately when the browser is online again', async () => {
    await beginOnline();
    FakeSocket.newest.end(1006);
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = FakeSocket.all.length;
      await later(wait - 1);
      expect(FakeSocket.all).toHaveLength(before);
      await later(1);
      expect(FakeSocket.all).toHaveLength(before + 1);
      FakeSocket.newest.end(1006);
    }
    const before = FakeSocket.all.length;
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(FakeSocket.all).toHaveLength(before + 1);
  });

  it('begins when the browser says that it is offline', async () => {
    const begun = await beginOnline(['network.lost']);
    window.dispatchEvent(new Event('offline'));
    expect(begun.status.state).toBe('offline');
  });
});

describe('a refused event', () => {
  it('is replaced and reported in the status, without a gap', async () => {
    const begun = await beginOnline();
    begun.raiseHand();
    begun.raiseHand();
    await later(250);
    FakeSocket.newest.ack(1, 1);
    FakeSocket.newest.say({ t: 'error', code: 'data_invalid', detail: 'no', seq: 3 });
    await later(250);
    expect(FakeSocket.newest.eventFrames.at(-1)).toMatchObject({
      seq: 2,
      events: [
        { type: 'student.raise_hand' },
        { type: 'session.resumed', data: { last: 1, dropped: 'student.raise_hand', code: 'data_invalid' } },
      ],
    });
    expect(begun.status.problem).toBe('data_invalid');
  });

  it('whose number another device used is skipped and reported', async () => {
    const begun = await beginOnline();
    begun.raiseHand();
    await later(250);
    FakeSocket.newest.say({ t: 'error', code: 'seq_conflict', detail: '', seq: 1 });
    expect(FakeSocket.newest.events.map((event) => event.seq)).toEqual([1, 2, 2]);
    FakeSocket.newest.ack(2, 2);
    await later(250);
    expect(FakeSocket.newest.events.at(-1)).toMatchObject({
      seq: 3,
      type: 'session.resumed',
      data: { unconfirmed: 1 },
    });
  });
});

describe('ending', () => {
  it("returns true once everything is on the server's disk", async () => {
    const begun = await beginOnline();
    const ended = begun.end('submitted');
    await settle();
    expect(FakeSocket.newest.events.at(-1)).toMatchObject({
      seq: 2,
      type: 'session.ended',
      data: { reason: 'submitted' },
    });
    FakeSocket.newest.ack(2, 2);
    expect(await ended).toBe(true);
    expect(begun.status).toMatchObject({ state: 'stopped', reason: 'ended', recorded: 2, durable: 2 });
    expect(FakeSocket.newest.closedWith).toBe(1000);
  });

  it('returns false when that takes longer than 5 s', async () => {
    const begun = await beginOnline();
    const ended = begun.end('submitted');
    await later(5_000);
    expect(await ended).toBe(false);
    expect(await begun.end('submitted')).toBe(false);
  });

  it('is silent after stop', async () => {
    const begun = await beginOnline(['contextmenu.opened']);
    begun.stop();
    const sent = FakeSocket.newest.sent.length;
    document.body.dispatchEvent(new Event('contextmenu', { bubbles: true }));
    begun.raiseHand();
    await later(60_000);
    expect(FakeSocket.newest.sent).toHaveLength(sent);
    expect(FakeSocket.all).toHaveLength(1);
  });
});
