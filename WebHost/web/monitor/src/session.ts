import { claimTab, type TabClaim } from './buffer/tabClaim';
import { Clock } from './clock';
import { Instructions } from './instructions';
import { LinkPresence } from './linkPresence';
import type { Monitor, MonitorOptions, MonitorStatus, StopReason } from './options';
import { followPage } from './pageLife';
import { Recorder } from './recorder';
import { Sensing } from './sensing';
import { StatusBoard } from './statusBoard';
import { eventsUrl, sayFarewell } from './wire/farewell';
import type { Welcome } from './wire/frames';
import { Link } from './wire/link';
import { Tickets } from './wire/tickets';

const endPatienceMs = 5_000;

interface Live {
  readonly recorder: Recorder;
  readonly link: Link;
  readonly sensing: Sensing;
  readonly instructions: Instructions;
  readonly release: () => void;
}

/** One attempt on one page: connects the record, the connection, the sensors and the page's life cycle. */
export class Session implements Monitor {
  readonly #options: MonitorOptions;
  readonly #clock = new Clock();
  readonly #board: StatusBoard;
  readonly #presence = new LinkPresence();
  readonly #tickets: Tickets;
  #live: Live | undefined;
  #welcomed = false;
  #handRaised = false;
  #stopped = false;
  #onDurable: (() => void) | undefined;

  constructor(options: MonitorOptions) {
    this.#options = options;
    this.#board = new StatusBoard(options.onStatus);
    const first = { url: options.url, ticket: options.ticket, expires_at: options.expiresAt };
    this.#tickets = new Tickets(first, options.renewTicket, () => this.#clock.server());
    void this.#start();
  }

  get status(): MonitorStatus {
    return this.#board.status;
  }

  now(): number {
    return this.#clock.server();
  }

  raiseHand(): void {
    if (this.#live) this.#live.sensing.raiseHand();
    else this.#handRaised = true;
  }

  instructionDone(id: string): void {
    this.#live?.instructions.done(id);
  }

  async end(reason: 'submitted'): Promise<boolean> {
    const live = this.#live;
    if (!live || this.#stopped) return false;
    live.sensing.stop(reason);
    live.recorder.buffer.settleOverflow();
    const everything = await this.#whenDurable(live);
    if (everything) await live.recorder.forget();
    this.#finish('ended');
    return everything;
  }

  stop(): void {
    this.#finish('stopped');
  }

  async #start(): Promise<void> {
    const { attemptId, secondTab = 'take_over' } = this.#options;
    const claim = await claimTab(attemptId, secondTab === 'take_over', () => this.#finish('taken_over'));
    if (!claim) return this.#finish('duplicate_tab');
    const recorder = await Recorder.open(this.#options, this.#clock, {
      onRecorded: () => this.#progress(),
      onReady: () => (this.#onDurable ? this.#live?.link.sender.flush() : this.#live?.link.sender.nudge()),
      onOwnershipLost: () => this.#finish('taken_over'),
      onStorageLost: () => this.#loseStorage(),
    });
    if (this.#stopped) {
      recorder.close();
      return claim.release();
    }
    this.#live = this.#bringUp(recorder, claim);
    if (this.#handRaised) this.raiseHand();
    this.#board.set({ state: 'connecting', storage: recorder.storage, secondTab: claim.wasTaken });
    this.#progress();
    await this.#live.link.connect();
  }

  #bringUp(recorder: Recorder, claim: TabClaim): Live {
    const sensing = new Sensing(this.#options, recorder, this.#clock, this.#presence, this.#board);
    const link: Link = new Link(recorder.buffer, this.#clock, this.#tickets, {
      onWelcome: (welcome) => this.#welcome(welcome, sensing),
      onDown: (since) => this.#down(since),
      onProgress: () => this.#progress(),
      onHeard: () => this.#presence.heard(),
      onInstruction: (instruction) => instructions.hear(instruction),
      onProblem: (problem) => this.#board.set({ problem }),
      onUnconfirmed: (count) =>
        recorder.record('session.resumed', { last: recorder.buffer.durable, unconfirmed: count }),
      onFinal: (reason) => this.#finish(reason),
    });
    const instructions: Instructions = new Instructions({
      deliver: (instruction) => this.#options.onInstruction?.(instruction),
      send: (text) => link.send(text),
      recall: (key) => recorder.recall(key),
      remember: (key, value) => recorder.remember(key, value),
    });
    const unfollow = followPage({
      onLeave: () => this.#leave(),
      onReturn: () => {
        link.drop();
        void link.connect();
      },
      onHidden: () => link.sender.flush(),
      onOnline: () => void link.connect(),
      onOffline: () => link.drop(),
    });
    return {
      recorder,
      link,
      sensing,
      instructions,
      release: () => {
        unfollow();
        claim.release();
      },
    };
  }

  #welcome(welcome: Welcome, sensing: Sensing): void {
    this.#welcomed = true;
    this.#presence.up();
    this.#board.set({ state: 'online', problem: undefined });
    if (!this.#onDurable) sensing.welcome(welcome);
    this.#progress();
  }

  #down(since: number): void {
    this.#presence.down(since);
    this.#board.set({ state: 'offline' });
  }

  /** The page is hidden or closes. It may come back, so nothing stops: remaining events are sent and stored. */
  #leave(): void {
    if (!this.#live || !this.#welcomed || this.#stopped) return;
    const { recorder, sensing } = this.#live;
    sensing.stop('pagehide');
    recorder.putAway();
    const ticket = this.#tickets.current;
    sayFarewell(this.#options.eventsUrl ?? eventsUrl(ticket.url), ticket, recorder.buffer.unaccepted());
  }

  #progress(): void {
    const buffer = this.#live?.recorder.buffer;
    if (!buffer) return;
    const { last: recorded, accepted, durable, overflow } = buffer;
    this.#board.set({ recorded, accepted, durable, lost: overflow.lost });
    if (durable >= recorded) this.#onDurable?.();
  }

  #loseStorage(): void {
    this.#board.set({ storage: 'memory' });
    this.#live?.sensing.lack(['storage']);
  }

  #whenDurable({ recorder, link }: Live): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (answer: boolean) => {
        clearTimeout(timer);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(false), endPatienceMs);
      this.#onDurable = () => settle(true);
      if (recorder.buffer.durable >= recorder.buffer.last) settle(true);
      else link.sender.flush();
    });
  }

  #finish(reason: StopReason): void {
    if (this.#stopped) return;
    this.#live?.sensing.stop();
    this.#stopped = true;
    this.#live?.recorder.putAway();
    this.#live?.release();
    this.#live?.link.stop();
    this.#live?.recorder.close();
    this.#board.set({ state: 'stopped', reason });
  }
}
