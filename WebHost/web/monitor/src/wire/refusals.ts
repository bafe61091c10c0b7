import type { EventBuffer } from '../buffer/eventBuffer';
import type { Clock } from '../clock';
import type { Refusal } from './frames';
import type { Sender, Span } from './sender';

/** The server treats three gaps in a row as tampering. */
const patientGaps = 1;

/**
 * Handles events that the server refuses. A refused event would block all that follow, and removing it would leave a
 * gap, so `session.resumed` replaces it and reports the dropped type and the reason.
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

  /** The server accepted events, so earlier refusals are resolved. Returns how many events were dropped meanwhile. */
  acknowledged(): number {
    const givenUp = this.#steppedOver;
    this.#gaps = this.#steppedOver = 0;
    return givenUp;
  }

  /** An error frame. Without an event number it needs no action here. */
  async refused({ code, seq }: Refusal): Promise<void> {
    // The frame was sent before the last rewind and is no longer in flight.
    const frame = this.#sender.underWay.find(({ from, through }) => seq !== undefined && from <= seq && seq <= through);
    if (!frame || seq === undefined) return;
    if (/gap/.test(code)) this.#closeGap();
    else if (/conflict/.test(code)) this.#stepOver(seq);
    else await this.#narrow(frame, seq, code);
  }

  /** The connection was closed because of a frame, without an event number: retries find the event. */
  async closedOver(code: number): Promise<void> {
    const frames = this.#sender.underWay;
    const [first, last] = [frames[0], frames.at(-1)];
    if (!first || !last) return;
    if (first.from === last.through) await this.#replace(first.from, `closed_${code}`);
    else this.#sender.suspect(last.through, 1);
  }

  /**
   * A number inside the frame identifies the event. The first number can mean the whole frame, so halves are sent until
   * the frame has one event.
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

  /** The server lost events that were not durable: they are sent again. */
  #closeGap(): void {
    this.#buffer.doubtAccepted();
    if (++this.#gaps > patientGaps) this.#reconnect();
    else this.#sender.rewindSoon();
  }

  /** The server has another event under this number, from another device: ours is dropped. */
  #stepOver(seq: number): void {
    this.#buffer.acknowledge(seq, this.#buffer.durable);
    this.#steppedOver++;
    this.#sender.rewind();
  }

  async #replace(seq: number, code: string): Promise<void> {
    if (seq === this.#lastReplaced) {
      // The filler was refused too. Only its time can be wrong, and a new connection synchronises the clock.
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
