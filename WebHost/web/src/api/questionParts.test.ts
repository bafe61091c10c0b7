import { expect, it } from 'vitest';
import { answerOf, numericKeyOf, optionsOf, pairsOf, sidesOf, textsOf } from './questionParts';

const options = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
];

it('reads options of choices and both sides of a matching question', () => {
  expect(optionsOf(options)).toEqual(options);
  expect(optionsOf(null)).toEqual([]);
  expect(sidesOf({ left: options, right: [] })).toEqual({ left: options, right: [] });
  expect(sidesOf(options)).toEqual({ left: [], right: [] });
});

it('reads keys by kind', () => {
  expect(textsOf('a')).toEqual(['a']);
  expect(textsOf(['a', 'b'])).toEqual(['a', 'b']);
  expect(textsOf(true)).toEqual([]);
  expect(numericKeyOf({ value: 3 })).toEqual({ value: 3, tolerance: 0 });
  expect(numericKeyOf('3')).toBeNull();
  expect(pairsOf({ l: 'r' })).toEqual({ l: 'r' });
  expect(pairsOf(['l'])).toEqual({});
});

it.each([['a'], [['a']], [true], [2.5], [{ l: 'r' }]])('reads the answer %j', (value) =>
  expect(answerOf(value)).toEqual(value),
);

it('reads an invalid answer as none', () => {
  expect(answerOf(undefined)).toBeNull();
  expect(answerOf([1])).toBeNull();
});
