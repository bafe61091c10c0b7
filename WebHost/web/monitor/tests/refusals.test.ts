// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventBuffer } from '../src/buffer/eventBuffer';
import { Clock } from '../src/clock';
import { Refusals } from '../src/wire/refusals';
import { Sender } from '../src/wire/sender';
import type { SentEvent, SentFrame } from './fakeSocket';
import { holdTime, later, newBuffer, settle } from './harness';

beforeEach(() => holdTime());
afterEach(() => vi.useRealTimers());

type Refusing = 'by its number' | 'by its frame' | 'by closing';

/** Takes whole frames or nothing, in order, answers late, and counts gaps as the real one does. */
class StrictServer {
  readonly taken = new Map<number, SentEvent>();
  accepted = 0;
  gapsInARow = 0;
  mostGaps = 0;
  connections = 0;
  readonly #answers: (() => void)[] = [];
  readonly #buffer: EventBuffer;
  readonly #sender: Sender;
  readonly #refusals: Refusals;
  readonly #how: Refusing;
  readonly #isBad: (event: SentEvent, seq: number) => boolean;

  constructor(buffer: EventBuffer, how: Refusing, isBad: (event: SentEvent, seq: number) => boolean) {
    this.#buffer = buffer;
    this.#how = how;
    this.#isBad = isBad;
    this.#sender = new Sender(buffer, () => performance.now());
    this.#refusals = new Refusals(buffer, this.#sender, new Clock(), () => this.connect());
  }

  connect(): void {
    this.connections++;
    this.#answers.length = 0;
    this.#sender.close();
    this.#buffer.resume(this.accepted, this.accepted);
    const limits = { max_events_per_frame: 40, max_frame_bytes: 60_000 };
    this.#sender.open({ backlog: 0, send: (text) => this.#hear(JSON.parse(text) as SentFrame) }, limits);
  }

  /** The server loses what it had not yet made durable. */
  forget(durable: number): void {
    this.accepted = durable;
  }

  nudge(): void {
    this.#sender.nudge();
  }

  async run(): Promise<void> {
    for (let turn = 0; turn < 5_000 && this.accepted < this.#buffer.last; turn++) {
      this.#answers.shift()?.();
      await (this.#answers.length > 0 ? settle() : later(250));
    }
  }

  #hear({ seq, events }: SentFrame): void {
    const bad = events.findIndex((event, i) => seq + i > this.accepted && this.#isBad(event, seq + i));
    if (this.#how === 'by closing' && bad >= 0) return void this.#answers.push(() => void this.#close());
    this.#answers.push(() => {
      if (this.#how === 'by its number' && bad >= 0) return this.#refuse('type_unknown', seq + bad);
      if (seq > this.accepted + 1) {
        this.mostGaps = Math.max(this.mostGaps, ++this.gapsInARow);
        return this.#refuse('seq_gap', seq);
      }
      if (bad >= 0) return this.#refuse('at_future', seq);
      events.forEach((event, i) => {
        if (!this.taken.has(seq + i)) this.taken.set(seq + i, event);
      });
      this.accepted = Math.max(this.accepted, seq + events.length - 1);
      this.gapsInARow = 0;
      this.#refusals.acknowledged();
      this.#buffer.acknowledge(this.accepted, 0);
      this.#sender.acknowledged();
    });
  }

  async #close(): Promise<void> {
    await this.#refusals.closedOver(4400);
    this.connect();
  }

  #refuse(code: string, seq: number): void {
    void this.#refusals.refused({ t: 'error', code, detail: '', seq });
  }
}

async function fill(count: number): Promise<EventBuffer> {
  const buffer = newBuffer();
  for (let n = 1; n <= count; n++)
    buffer.add({ type: 'tab.hidden', at: '2026-03-02T09:00:00.000Z', ms: 1, data: { n } });
  await settle();
  return buffer;
}

describe('refused events', () => {
  const cases = (['by its number', 'by its frame', 'by closing'] as const).flatMap((how) =>
    [[1], [40], [41], [120], [7, 8, 9, 10], [1, 40, 41, 80, 81, 120]].map((bad) => ({ how, bad })),
  );

  it.each(cases)(
    '$bad, refused $how, are replaced; the others arrive once, in order, and nothing looks like tampering',
    async ({ how, bad }) => {
      const buffer = await fill(120);
      const server = new StrictServer(buffer, how, (event, seq) => bad.includes(seq) && event.type === 'tab.hidden');
      server.connect();
      await server.run();
      expect([...server.taken.keys()]).toEqual(Array.from({ length: 120 }, (_, i) => i + 1));
      for (const [seq, { type, data }] of server.taken) {
        if (bad.includes(seq)) expect([type, data['dropped']]).toEqual(['session.resumed', 'tab.hidden']);
        else expect([type, data['n']]).toEqual(['tab.hidden', seq]);
      }
      expect(server.mostGaps).toBeLessThan(3);
    },
  );

  it('are few frames even when every event is refused', async () => {
    const buffer = await fill(60);
    const server = new StrictServer(buffer, 'by its frame', (event) => event.type === 'tab.hidden');
    server.connect();
    await server.run();
    expect(server.accepted).toBe(60);
    expect(server.mostGaps).toBeLessThan(3);
  });

  it('reconnect when the filler is refused too', async () => {
    const buffer = await fill(3);
    const server = new StrictServer(buffer, 'by its number', (_, seq) => seq === 2 && server.connections < 3);
    server.connect();
    await server.run();
    expect(server.connections).toBe(3);
    expect(server.taken.size).toBe(3);
  });
});

describe('a server that lost what was not durable', () => {
  it('gets them again without looking like tampering', async () => {
    const buffer = await fill(50);
    const server = new StrictServer(buffer, 'by its number', () => false);
    server.connect();
    await server.run();
    server.forget(0);
    server.taken.clear();
    for (let n = 51; n <= 150; n++)
      buffer.add({ type: 'tab.hidden', at: '2026-03-02T09:00:00.000Z', ms: 1, data: { n } });
    await settle();
    server.nudge();
    await server.run();
    expect([...server.taken.values()].map((event) => event.data['n'])).toEqual(
      Array.from({ length: 150 }, (_, i) => i + 1),
    );
    expect(server.mostGaps).toBeLessThan(3);
  });
});
