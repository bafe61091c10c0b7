import { protocol, readFrame, type ServerFrame } from './frames';
import { clientId, nextConnection } from './clientId';
import { withTicket, type Ticket } from './tickets';

export interface ChannelWatch {
  onFrame(frame: ServerFrame): void;
  /** Called once. `code` is 1006 without a close frame; `since` is when the peer was last heard (monotonic clock). */
  onClosed(code: number, wasOpen: boolean, since: number): void;
}

const welcomePatienceMs = 10_000;

/** One connection from handshake to close, with a heartbeat that detects a dead one. */
export class Channel {
  /** When the connection was requested, on the monotonic clock. */
  readonly begunAt: number;
  readonly #socket: WebSocket;
  readonly #watch: ChannelWatch;
  readonly #mono: () => number;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #nextPing: ReturnType<typeof setTimeout> | undefined;
  #beat: { readonly periodMs: number; readonly stamp: () => string } | undefined;
  #opened = false;
  #closed = false;
  #lastHeard: number;
  #ping = { stamp: 0, sent: 0 };

  constructor({ url, ticket }: Ticket, mono: () => number, watch: ChannelWatch, mayTakeOver = true) {
    this.#watch = watch;
    this.#mono = mono;
    this.begunAt = this.#lastHeard = mono();
    const address = `${withTicket(url, ticket).replace(/^http/, 'ws')}&client=${clientId()}&connection=${nextConnection()}`;
    this.#socket = new WebSocket(mayTakeOver ? address : `${address}&takeover=false`, protocol);
    this.#socket.onmessage = (message) => this.#hear(message.data);
    this.#socket.onclose = (event) => this.#end(event.code, this.#mono());
    this.#expect(welcomePatienceMs);
  }

  /** Bytes passed to the browser that it has not sent yet. */
  get backlog(): number {
    return this.#socket.bufferedAmount;
  }

  /** When the ping that carried `stamp` left, on the monotonic clock; undefined for any but the newest. */
  sentAt(stamp: string): number | undefined {
    return Date.parse(stamp) === this.#ping.stamp ? this.#ping.sent : undefined;
  }

  send(text: string): void {
    if (!this.#closed && this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /**
   * Pings `periodMs` after each answer to the one before; a ping that nothing follows for two periods means a dead
   * connection. Timers set by an answer are not slowed down in hidden tabs as repeating ones are.
   */
  beat(periodMs: number, stamp: () => string): void {
    this.#beat = { periodMs, stamp };
    this.#armPing();
  }

  /** Drops the connection immediately: the closing handshake of a dead one can take a minute. */
  drop(code = 1006): void {
    this.#end(code, this.#mono());
  }

  #hear(data: unknown): void {
    if (this.#closed) return;
    this.#lastHeard = this.#mono();
    const frame = readFrame(data);
    if (!this.#opened && frame?.t !== 'welcome') {
      if (frame?.t === 'error') this.#watch.onFrame(frame);
      return;
    }
    this.#opened = true;
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
    this.#armPing();
    if (frame) this.#watch.onFrame(frame);
  }

  #armPing(): void {
    if (!this.#beat) return;
    const { periodMs, stamp } = this.#beat;
    this.#nextPing ??= setTimeout(() => {
      this.#nextPing = undefined;
      const at = stamp();
      this.#ping = { stamp: Date.parse(at), sent: this.#mono() };
      this.#expect(2 * periodMs);
      this.send(JSON.stringify({ t: 'ping', at }));
    }, periodMs);
  }

  #expect(withinMs: number): void {
    this.#deadline = setTimeout(() => this.#end(1006, this.#lastHeard), withinMs);
  }

  #end(code: number, since: number): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#nextPing);
    this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close(1000);
    this.#watch.onClosed(code, this.#opened, since);
  }
}
