import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { InputProps } from './AnswerInput';
import { readNumber } from './number';

/** Keeps the typed text apart from its value, so that "1," can become "1,5". */
export function NumberAnswer({ value, onChange, onLeave, labelledBy }: InputProps) {
  const [text, setText] = useState(typeof value === 'number' ? String(value) : '');
  const wrong = readNumber(text) === undefined;
  const type = (next: string) => {
    setText(next);
    onChange(readNumber(next) ?? null);
  };
  return (
    <TextInput
      aria-labelledby={labelledBy}
      maw="14rem"
      inputMode="decimal"
      autoComplete="off"
      error={wrong ? 'This is not a number.' : undefined}
      value={text}
      onChange={(e) => type(e.currentTarget.value)}
      onBlur={onLeave}
    />
  );
}
