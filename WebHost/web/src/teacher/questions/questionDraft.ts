import { numericKeyOf, optionsOf, textsOf, type Option } from '../../api/questionParts';
import type { Question, QuestionKind } from '../../api/schema';
import { readNumber } from '../../student/questions/number';

/** One form for all kinds. Each kind uses the fields it needs, so changing the kind loses no input. */
export interface QuestionDraft {
  kind: QuestionKind;
  text: string;
  points: number;
  options: Option[];
  right: string[];
  truth: boolean;
  value: string;
  tolerance: string;
  accepted: string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The first unused letter. Ids stay with their texts when other options are removed. */
export function nextOptionId(options: readonly Option[]): string {
  const used = new Set(options.map((option) => option.id));
  return [...letters].find((letter) => !used.has(letter)) ?? `o${options.length + 1}`;
}

export const newQuestion = (): QuestionDraft => ({
  kind: 'single_choice',
  text: '',
  points: 1,
  options: [
    { id: 'a', text: '' },
    { id: 'b', text: '' },
  ],
  right: [],
  truth: true,
  value: '',
  tolerance: '0',
  accepted: '',
});

export function draftOf(question: Question): QuestionDraft {
  const { kind, key } = question;
  const options = optionsOf(question.options);
  const numeric = numericKeyOf(key);
  return {
    ...newQuestion(),
    kind,
    text: question.text,
    points: question.points,
    ...(options.length > 0 ? { options } : {}),
    right: options.length > 0 ? textsOf(key) : [],
    truth: typeof key === 'boolean' ? key : true,
    ...(numeric ? { value: String(numeric.value), tolerance: String(numeric.tolerance) } : {}),
    accepted: kind === 'short_text' ? textsOf(key).join('\n') : '',
  };
}

/** Whether this form can edit the kind. Matching questions come from the question bank. */
export const isEditable = (kind: QuestionKind): boolean => kind !== 'matching';

/** What the form changes of a question. */
export type QuestionChange = Pick<Question, 'kind' | 'text' | 'points' | 'options' | 'key'>;

/** The change of the question, or a sentence about what is missing. */
export function bodyOf(draft: QuestionDraft): QuestionChange | string {
  const text = draft.text.trim();
  if (text === '') return 'Write the question.';
  const head = { kind: draft.kind, text, points: draft.points, options: null };
  switch (draft.kind) {
    case 'single_choice':
    case 'multiple_choice': {
      const options = draft.options.map((option) => ({ id: option.id, text: option.text.trim() }));
      if (options.length < 2 || options.some((option) => option.text === ''))
        return 'Enter at least two options, each with a text.';
      const right = draft.right.filter((id) => options.some((option) => option.id === id));
      if (right.length === 0) return 'Mark at least one correct option.';
      return { ...head, options, key: draft.kind === 'single_choice' ? right[0]! : right };
    }
    case 'true_false':
      return { ...head, key: draft.truth };
    case 'numeric': {
      const value = readNumber(draft.value);
      const tolerance = readNumber(draft.tolerance === '' ? '0' : draft.tolerance);
      if (value == null || tolerance == null || tolerance < 0)
        return 'Enter the correct number and a tolerance of 0 or more.';
      return { ...head, key: { value, tolerance } };
    }
    case 'short_text': {
      const accepted = draft.accepted
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      return accepted.length === 0 ? 'Enter at least one accepted answer.' : { ...head, key: accepted };
    }
    case 'essay':
      return { ...head, key: null };
    case 'matching':
      return 'This form cannot edit this kind of question.';
  }
}
