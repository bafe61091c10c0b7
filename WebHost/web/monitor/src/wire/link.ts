import type { EventBuffer } from '../buffer/eventBuffer';
import type { Clock } from '../clock';
import { Backoff } from './backoff';
import { Channel } from './channel';
import { closingOf, type FinalReason } from './closing';
import type { Ack, Instruction, ServerFrame, Welcome } from './frames';
import { Refusals } from './refusals';
import { Sender } from './sender';
import type { Ticket, Tickets } from './tickets';

export interface LinkWatch {
  onWelcome(welcome: Welcome): void;
  /** The connection is lost; `since` is when it was last known to work, on the monotonic clock. */
  onDown(since: number): void;
  onProgress(): void;
  /** A frame was received. */
  onHeard(): void;
  onInstruction(instruction: Instruction): void;
  onProblem(problem: string): void;
  /** The server's numbers differ from those of this page: this many events could not be confirmed. */
  onUnconfirmed(events: number): void;
  onFinal(reason: FinalReason): void;
}

const slowWaitMs = 2_000;
const verifyWaitMs = 1_000;

/** Keeps the connection to the server until the attempt is over. */
export class Link {
  readonly sender: Sender;
  readonly #buffer: EventBuffer;
  readonly #clock: Clock;
  readonly #tickets: Tickets;
  readonly #watch: LinkWatch;
  readonly #backoff: Backoff;
  readonly #refusals: Refusals;
  #channel: Channel | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #connecting = false;
  #up = false;
  #unopened = 0;
  #stopped = false;
  /** The server has closed the last connection for a newer one. */
  #takenOver = false;

  constructor(buffer: EventBuffer, clock: Clock, tickets: Tickets, watch: LinkWatch, backoff = new Backoff()) {
    this.#buffer = buffer;
    this.#clock = clock;
    this.#tickets = tickets;
    this.#watch = watch;
    this.#backoff = backoff;
    this.sender = new Sender(buffer, () => clock.mono());
    this.#refusals = new Refusals(buffer, this.sender, clock, () => this.#channel?.drop());
  }

  /** Connects now, unless connected or connecting. */
  async connect(): Promise<void> {
    if (this.#stopped || this.#channel || this.#connecting) return;
    clearTimeout(this.#retry);
    this.#connecting = true;
    try {
      const ticket = await this.#tickets.usable();
      if (!this.#stopped) this.#channel = this.#open(ticket);
    } catch (fault) {
      this.#watch.onProblem(fault instanceof Error ? fault.message : 'The connection could not be made.');
      this.#later();
    } finally {
      this.#connecting = false;
    }
  }

  /** The browser reports that the network is lost, or that the page came back from the back-forward cache. */
  drop(): void {
    this.#channel?.drop();
  }

  send(text: string): void {
    this.#channel?.send(text);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#retry);
    this.#channel?.drop(1000);
  }

  #open(ticket: Ticket): Channel {
    const watch = {
      onFrame: (frame: ServerFrame) => this.#hear(channel, frame),
      onClosed: (code: number, wasOpen: boolean, since: number) => this.#closed(code, wasOpen, since),
    };
    // The newer connection can be an earlier one of this page. One attempt that replaces nobody finds out.
    const channel: Channel = new Channel(ticket, () => this.#clock.mono(), watch, !this.#takenOver);
    return channel;
  }

  #hear(channel: Channel, frame: ServerFrame): void {
    this.#watch.onHeard();
    switch (frame.t) {
      case 'welcome':
        return this.#welcome(channel, frame);
      case 'ack':
        return this.#acknowledge(frame);
      case 'pong': {
        this.#backoff.reset();
        const sent = channel.sentAt(frame.at);
        if (sent !== undefined) this.#clock.learn(frame.server_time, sent, this.#clock.mono());
        return;
      }
      case 'instruction':
        return this.#watch.onInstruction(frame);
      case 'error':
        this.#watch.onProblem(frame.code);
        void this.#refusals.refused(frame);
    }
  }

  #welcome(channel: Channel, welcome: Welcome): void {
    this.#clock.learn(welcome.server_time, channel.begunAt, this.#clock.mono());
    const unconfirmed = this.#buffer.resume(welcome.durable, welcome.accepted);
    this.#up = true;
    this.#takenOver = false;
    channel.beat(welcome.heartbeat_s * 1000, () => this.#clock.iso());
    this.sender.open(channel, welcome.limits);
    this.#watch.onWelcome(welcome);
    if (unconfirmed > 0) this.#watch.onUnconfirmed(unconfirmed);
  }

  #acknowledge({ accepted, durable }: Ack): void {
    this.#backoff.reset();
    const unconfirmed = this.#refusals.acknowledged() + this.#buffer.acknowledge(accepted, durable);
    this.sender.acknowledged();
    this.#watch.onProgress();
    if (unconfirmed > 0) this.#watch.onUnconfirmed(unconfirmed);
  }

  #closed(code: number, wasOpen: boolean, since: number): void {
    this.#channel = undefined;
    const wasUp = this.#up;
    this.#up = false;
    const closing = closingOf(code);
    if (closing.next === 'suspect') void this.#refusals.closedOver(closing.code);
    this.sender.close();
    if (this.#stopped) return;
    if (wasUp) this.#watch.onDown(since);
    if (closing.next === 'stop' || (closing.next === 'verify' && this.#takenOver)) {
      this.#stopped = true;
      return this.#watch.onFinal(closing.reason);
    }
    // A handshake that fails over HTTP has no reason. A new ticket may help, so every second retry gets one.
    this.#unopened = wasOpen ? 0 : this.#unopened + 1;
    if (closing.next === 'renew' || (this.#unopened > 0 && this.#unopened % 2 === 0)) this.#tickets.refuse();
    if (closing.next === 'slow') this.sender.slowDown();
    this.#takenOver ||= closing.next === 'verify';
    this.#later(closing.next === 'slow' ? slowWaitMs : closing.next === 'verify' ? verifyWaitMs : 0);
  }

  #later(atLeast = 0): void {
    if (this.#stopped) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.connect(), this.#backoff.next(atLeast));
  }
}
