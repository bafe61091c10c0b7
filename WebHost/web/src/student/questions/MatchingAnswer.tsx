import { NativeSelect, Stack } from '@mantine/core';
import { pairsOf, sidesOf } from '../../api/questionParts';
import type { InputProps } from './AnswerInput';

/** One choice of the right side for each item of the left. */
export function MatchingAnswer({ question, value, onChange, labelledBy }: InputProps) {
  const { left, right } = sidesOf(question.options);
  const pairs = pairsOf(value);
  const choices = [
    { value: '', label: 'Not answered' },
    ...right.map((option) => ({ value: option.id, label: option.text })),
  ];
  const choose = (id: string, to: string) => {
    const { [id]: _, ...others } = pairs;
    const next = to === '' ? others : { ...others, [id]: to };
    onChange(Object.keys(next).length === 0 ? null : next);
  };
  return (
    <Stack gap="sm" maw="36rem" role="group" aria-labelledby={labelledBy}>
      {left.map((option) => (
        <NativeSelect
          key={option.id}
          label={option.text}
          data={choices}
          value={pairs[option.id] ?? ''}
          onChange={(e) => choose(option.id, e.currentTarget.value)}
        />
      ))}
    </Stack>
  );
}
