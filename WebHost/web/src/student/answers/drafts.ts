import type { AnswerValue } from '../../api/questionParts';

/** An unconfirmed answer; `sent` is the highest revision this browser has sent or seen. */
export interface Draft {
  sent: number;
  value: AnswerValue;
}

/** Unconfirmed answers of one attempt, kept across reloads; in memory only where the browser refuses storage. */
export class Drafts {
  private readonly key: string;
  private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  private all: Record<string, Draft>;

  constructor(attemptId: string, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage) {
    this.key = `veritas.answers.${attemptId}`;
    this.storage = storage;
    this.all = this.read();
  }

  get(questionId: string): Draft | undefined {
    return this.all[questionId];
  }

  ids(): string[] {
    return Object.keys(this.all);
  }

  keep(questionId: string, draft: Draft): void {
    this.all[questionId] = draft;
    this.write();
  }

  drop(questionId: string): void {
    delete this.all[questionId];
    this.write();
  }

  private read(): Record<string, Draft> {
    try {
      return (JSON.parse(this.storage.getItem(this.key) ?? '{}') ?? {}) as Record<string, Draft>;
    } catch {
      return {};
    }
  }

  private write(): void {
    try {
      if (Object.keys(this.all).length === 0) this.storage.removeItem(this.key);
      else this.storage.setItem(this.key, JSON.stringify(this.all));
    } catch {
      // Storage is full or forbidden: the answer is still in memory and is being sent.
    }
  }
}
