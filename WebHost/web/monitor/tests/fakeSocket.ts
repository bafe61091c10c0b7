import { vi } from 'vitest';

export interface SentFrame {
  readonly t: string;
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly events: readonly SentEvent[];
}

export interface SentEvent {
  readonly type: string;
  readonly at: string;
  readonly ms?: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Stands where the browser's WebSocket is; the test is the server. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];

  readonly url: string;
  readonly subProtocol: string;
  readonly sent: string[] = [];
  readyState = FakeSocket.OPEN;
  bufferedAmount = 0;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  closedWith: number | undefined;

  constructor(url: string, subProtocol: string) {
    this.url = url;
    this.subProtocol = subProtocol;
    FakeSocket.all.push(this);
  }

  static install(): void {
    FakeSocket.all = [];
    vi.stubGlobal('WebSocket', FakeSocket);
  }

  static get newest(): FakeSocket {
    return FakeSocket.all.at(-1)!;
  }

  get frames(): SentFrame[] {
    return this.sent.map((text) => JSON.parse(text) as SentFrame);
  }

  get eventFrames(): SentFrame[] {
    return this.frames.filter((frame) => frame.t === 'events');
  }

  /** Everything sent, each with its number. */
  get events(): (SentEvent & { seq: number })[] {
    return this.eventFrames.flatMap((frame) => frame.events.map((event, i) => ({ seq: frame.seq + i, ...event })));
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(code: number): void {
    this.closedWith = code;
    this.readyState = 3;
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) });
  }

  welcome(durable: number, more: Readonly<Record<string, unknown>> = {}): void {
    this.say({
      t: 'welcome',
      attempt_id: 'a-1',
      durable,
      heartbeat_s: 10,
      server_time: new Date().toISOString(),
      limits: { max_events_per_frame: 100, max_frame_bytes: 32_000, max_data_bytes: 2_000 },
      collect: [],
      grace_s: {},
      ...more,
    });
  }

  ack(accepted: number, durable: number): void {
    this.say({ t: 'ack', accepted, durable });
  }

  /** Takes everything sent so far; `durable` stays where the test wants it. */
  ackAll(durable: number): void {
    this.ack(Math.max(durable, ...this.events.map((event) => event.seq)), durable);
  }

  /** The server, or the network, ends the connection. */
  end(code: number): void {
    this.onclose?.({ code });
  }
}
