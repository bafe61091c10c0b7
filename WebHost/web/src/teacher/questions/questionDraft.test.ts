import { expect, it } from 'vitest';
import type { Question } from '../../api/schema';
import { bodyOf, draftOf, newQuestion, nextOptionId, type QuestionDraft } from './questionDraft';

const draft = (change: Partial<QuestionDraft>): QuestionDraft => ({ ...newQuestion(), text: 'Why?', ...change });
const options = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
];

it.each<[Partial<QuestionDraft>, object]>([
  [
    { kind: 'single_choice', options, right: ['b'] },
    { options, key: 'b' },
  ],
  [
    { kind: 'multiple_choice', options, right: ['a', 'b'] },
    { options, key: ['a', 'b'] },
  ],
  [{ kind: 'true_false', truth: false }, { key: false }],
  [{ kind: 'numeric', value: '3,5', tolerance: '' }, { key: { value: 3.5, tolerance: 0 } }],
  [{ kind: 'short_text', accepted: ' one \n\ntwo' }, { key: ['one', 'two'] }],
  [{ kind: 'essay' }, { key: null }],
])('makes the body of %o, and reads it back', (change, expected) => {
  const body = bodyOf(draft(change));
  expect(body).toMatchObject(expected);
  const question = { id: 'q', position: 1, section: null, rubric: null, ...(body as object) } as Question;
  expect(bodyOf(draftOf(question))).toEqual(body);
});

it.each<Partial<QuestionDraft>>([
  { text: '  ' },
  { kind: 'single_choice', options, right: [] },
  { kind: 'single_choice', options, right: ['z'] },
  { kind: 'multiple_choice', options: [{ id: 'a', text: 'A' }], right: ['a'] },
  { kind: 'numeric', value: 'ten' },
  { kind: 'numeric', value: '1', tolerance: '-1' },
  { kind: 'short_text', accepted: ' \n ' },
])('says what is missing in %o', (change) => {
  expect(typeof bodyOf(draft(change))).toBe('string');
});

it('gives a new option an unused letter', () => {
  expect(
    nextOptionId([
      { id: 'a', text: '' },
      { id: 'c', text: '' },
    ]),
  ).toBe('b');
});
