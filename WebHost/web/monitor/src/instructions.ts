import type { Instruction } from './wire/frames';

const doneKey = 'done';
const mostDone = 200;

export interface InstructionWatch {
  /** Shows the instruction to the page. */
  deliver(instruction: Instruction): void;
  /** Sends a frame if connected; otherwise the server repeats the instruction after the next connection. */
  send(text: string): void;
  recall(key: string): unknown;
  remember(key: string, value: unknown): void;
}

/** The server repeats an instruction until it is done. The page sees it once, also after a reload once it is done. */
export class Instructions {
  readonly #watch: InstructionWatch;
  readonly #shown = new Set<string>();
  readonly #done: Set<string>;

  constructor(watch: InstructionWatch) {
    this.#watch = watch;
    const known = watch.recall(doneKey);
    this.#done = new Set(Array.isArray(known) ? (known as string[]) : []);
  }

  hear(instruction: Instruction): void {
    if (this.#done.has(instruction.id)) return this.#answer(instruction.id);
    if (this.#shown.has(instruction.id)) return;
    this.#shown.add(instruction.id);
    this.#watch.deliver(instruction);
  }

  done(id: string): void {
    this.#done.add(id);
    this.#watch.remember(doneKey, [...this.#done].slice(-mostDone));
    this.#answer(id);
  }

  #answer(id: string): void {
    this.#watch.send(JSON.stringify({ t: 'done', id }));
  }
}
