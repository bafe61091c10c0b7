/**
 * Readers of the parts of a question that the document leaves open, because their shape depends on the question's kind:
 * options, key, answer value.
 */
export interface Option {
  id: string;
  text: string;
}

export interface NumericKey {
  value: number;
  tolerance: number;
}

/** Left id to right id. */
export type Pairs = Record<string, string>;

export type AnswerValue = string | string[] | boolean | number | Pairs | null;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isOption = (value: unknown): value is Option =>
  isRecord(value) && typeof value['id'] === 'string' && typeof value['text'] === 'string';

const isPairs = (value: unknown): value is Pairs =>
  isRecord(value) && Object.values(value).every((id) => typeof id === 'string');

/** The options of a choice; empty for other kinds. */
export const optionsOf = (options: unknown): Option[] => (Array.isArray(options) ? options.filter(isOption) : []);

/** The two sides of a matching question; empty for other kinds. */
export const sidesOf = (options: unknown): { left: Option[]; right: Option[] } =>
  isRecord(options)
    ? { left: optionsOf(options['left']), right: optionsOf(options['right']) }
    : { left: [], right: [] };

/** An answer of any kind; null when there is none. */
export function answerOf(value: unknown): AnswerValue {
  const plain = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
  return plain || isTexts(value) || isPairs(value) ? value : null;
}

/** Ids or texts of a key: one id of a single choice, all of a multiple choice, the accepted answers of a short text. */
export const textsOf = (key: unknown): string[] => (typeof key === 'string' ? [key] : isTexts(key) ? key : []);

/** Left id to right id; empty for other kinds. */
export const pairsOf = (value: unknown): Pairs => (isPairs(value) ? value : {});

/** The key of a numeric question, whose tolerance may be left out; null for other kinds. */
export function numericKeyOf(key: unknown): NumericKey | null {
  if (!isRecord(key) || typeof key['value'] !== 'number') return null;
  return { value: key['value'], tolerance: typeof key['tolerance'] === 'number' ? key['tolerance'] : 0 };
}
