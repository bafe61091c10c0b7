import { expect, it } from 'vitest';
import { readNumber } from './number';

it.each<[string, number | null | undefined]>([
  ['', null],
  ['  ', null],
  ['21', 21],
  [' -3.5 ', -3.5],
  ['3,5', 3.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['5.', 5],
  ['ten', undefined],
  ['1,2,3', undefined],
  ['0x10', undefined],
  ['1e999', undefined],
  ['--1', undefined],
])('reads %o as %o', (text, value) => {
  expect(readNumber(text)).toBe(value);
});
