import type { EventBuffer } from '../buffer/eventBuffer';
import type { Clock } from '../clock';
import type { Refusal } from './frames';
import type { Sender, Span } from './sender';

/** The server takes three gaps in a row for tampering. */
const patientGaps = 1;

/**
 * What the server refuses. An event it will never take would hold back all that follow, and leaving it out would leave
 * a gap: so `session.resumed` takes its place and says which type was dropped, and why.
 */
export class Refusals {
  readonly #buffer: EventBuffer;
  readonly #sender: Sender;
  readonly #clock: Clock;
  readonly #reconnect: () => void;
  #lastReplaced = 0;
  #gaps = 0;
  #steppedOver = 0;

  constructor(buffer: EventBuffer, sender: Sender, clock: Clock, reconnect: () => void) {
    this.#buffer = buffer;
    this.#sender = sender;
    this.#clock = clock;
    this.#reconnect = reconnect;
  }

  /** The server took events: earlier complaints are settled. Answers how many events were given up meanwhile. */
  acknowledged(): number {
    const givenUp = this.#steppedOver;
    this.#gaps = this.#steppedOver = 0;
    return givenUp;
  }

  /** An error frame. It names an event by its number; one that names none asks nothing of the line. */
  async refused({ code, seq }: Refusal): Promise<void> {
    // An answer to a frame sent before the last rewind is about nothing that is under way now.
    const frame = this.#sender.underWay.find(({ from, through }) => seq !== undefined && from <= seq && seq <= through);
    if (!frame || seq === undefined) return;
    if (/gap/.test(code)) this.#closeGap();
    else if (/conflict/.test(code)) this.#stepOver(seq);
    else await this.#narrow(frame, seq, code);
  }

  /** A connection closed over a frame, with no event named: the next tries find which one it was. */
  async closedOver(code: number): Promise<void> {
    const frames = this.#sender.underWay;
    const [first, last] = [frames[0], frames.at(-1)];
    if (!first || !last) return;
    if (first.from === last.through) await this.#replace(first.from, `closed_${code}`);
    else this.#sender.suspect(last.through, 1);
  }

  /**
   * A number inside a frame is the event's own. The first number can stand for the whole frame, so halves of it are
   * tried until the frame is one event.
   */
  async #narrow(frame: Span, seq: number, code: string): Promise<void> {
    const size = frame.through - frame.from + 1;
    if (seq > frame.from || size === 1) {
      this.#sender.suspect(frame.through);
      await this.#replace(seq, code);
    } else {
      this.#sender.suspect(frame.through, Math.ceil(size / 2));
      this.#sender.rewind();
    }
  }

  /** The server lost what was not yet durable: it gets that again. */
  #closeGap(): void {
    this.#buffer.doubtAccepted();
    if (++this.#gaps > patientGaps) this.#reconnect();
    else this.#sender.rewindSoon();
  }

  /** The number holds another content at the server, told by another device: it is taken, and ours cannot have it. */
  #stepOver(seq: number): void {
    this.#buffer.acknowledge(seq, this.#buffer.durable);
    this.#steppedOver++;
    this.#sender.rewind();
  }

  async #replace(seq: number, code: string): Promise<void> {
    if (seq === this.#lastReplaced) {
      // The filler was refused too. A new connection brings the server's time anew, the one thing that can be wrong in it.
      this.#lastReplaced = 0;
      return this.#reconnect();
    }
    this.#lastReplaced = seq;
    const replaced = await this.#buffer.replace(seq, (dropped) => ({
      type: 'session.resumed',
      at: this.#clock.iso(),
      data: { last: this.#buffer.durable, dropped, code },
    }));
    if (replaced) this.#sender.rewind();
  }
}
