import { Fieldset, NumberInput, Stack, Text } from '@mantine/core';
import type { Criterion } from '../../api/schema';
import type { GradeDraft } from './gradeDraft';

interface Props {
  rubric: readonly Criterion[];
  lines: GradeDraft['lines'];
  error: string | undefined;
  onChange: (lines: GradeDraft['lines']) => void;
}

/** Points for each line of the rubric; nothing for a question without one. */
export function RubricFields({ rubric, lines, error, onChange }: Props) {
  if (rubric.length === 0) return null;
  return (
    <Fieldset legend="Rubric" mb="sm">
      <Stack gap="xs">
        {rubric.map((line) => (
          <NumberInput
            key={line.id}
            label={`${line.text}, of ${line.points}`}
            w="12rem"
            min={0}
            max={line.points}
            step={0.5}
            value={lines[line.id] ?? ''}
            onChange={(value) => onChange({ ...lines, [line.id]: typeof value === 'number' ? value : '' })}
          />
        ))}
        {error !== undefined && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
