import type { EventBuffer } from "../buffer/eventBuffer";
import type { Clock } from "../clock";
import type { Refusal } from "./frames";
import type { Sender } from "./sender";

const patientGaps = 8;

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
    if (seq === undefined) return;
    if (/gap/i.test(code)) this.#closeGap();
    else if (/conflict/i.test(code)) this.#stepOver(seq);
    else await this.#replace(seq, code);
  }

  /** A connection closed over a frame, with no event named: the next tries find which one it was. */
  async closedOver(code: number): Promise<void> {
    const { from, through } = this.#sender.underWay;
    if (through > from) this.#sender.sendSingly();
    else if (through === from) await this.#replace(from, `closed_${code}`);
  }

  /** Behind a refused event, or after the server lost what was not yet durable: it gets everything again. */
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
    // The filler itself was refused: the fault is not in the event, and another filler would be refused as well.
    if (seq === this.#lastReplaced) return;
    this.#lastReplaced = seq;
    const replaced = await this.#buffer.replace(seq, dropped => ({
      type: "session.resumed", at: this.#clock.iso(), data: { last: this.#buffer.durable, dropped, code },
    }));
    if (replaced) this.#sender.rewind();
  }
}
