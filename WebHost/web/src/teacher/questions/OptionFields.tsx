import { Button, Checkbox, Fieldset, Group, Radio, Stack, TextInput } from '@mantine/core';
import { nextOptionId, type QuestionDraft } from './questionDraft';

const MOST = 20;

/** Options with their texts, and a mark for each correct one. */
export function OptionFields({
  draft,
  onChange,
}: {
  draft: QuestionDraft;
  onChange: (change: Partial<QuestionDraft>) => void;
}) {
  const { options, right } = draft;
  const single = draft.kind === 'single_choice';
  const mark = (id: string, on: boolean) =>
    onChange({ right: single ? [id] : on ? [...right, id] : right.filter((r) => r !== id) });
  return (
    <Fieldset legend={single ? 'Options: mark the correct one' : 'Options: mark all correct ones'}>
      <Stack gap="xs">
        {options.map((option, index) => (
          <Group key={option.id} gap="xs" wrap="nowrap">
            {single ? (
              <Radio
                name="right"
                aria-label={`Option ${index + 1} is right`}
                checked={right[0] === option.id}
                onChange={() => mark(option.id, true)}
                data-testid={`right-${index + 1}`}
              />
            ) : (
              <Checkbox
                aria-label={`Option ${index + 1} is right`}
                checked={right.includes(option.id)}
                onChange={(e) => mark(option.id, e.currentTarget.checked)}
                data-testid={`right-${index + 1}`}
              />
            )}
            <TextInput
              aria-label={`Option ${index + 1}`}
              style={{ flex: 1 }}
              maxLength={2000}
              value={option.text}
              data-testid={`option-${index + 1}`}
              onChange={(e) =>
                onChange({
                  options: options.map((o) => (o.id === option.id ? { ...o, text: e.currentTarget.value } : o)),
                })
              }
            />
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={options.length <= 2}
              onClick={() =>
                onChange({
                  options: options.filter((o) => o.id !== option.id),
                  right: right.filter((r) => r !== option.id),
                })
              }
              aria-label={`Remove option ${index + 1}`}
            >
              Remove
            </Button>
          </Group>
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            disabled={options.length >= MOST}
            onClick={() => onChange({ options: [...options, { id: nextOptionId(options), text: '' }] })}
            data-testid="add-option"
          >
            Add an option
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
