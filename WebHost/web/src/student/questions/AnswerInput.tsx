import { Button, Checkbox, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { optionsOf, type AnswerValue } from '../../api/questionParts';
import type { AttemptQuestion } from '../../api/schema';
import { MatchingAnswer } from './MatchingAnswer';
import { NumberAnswer } from './NumberAnswer';

export interface InputProps {
  question: AttemptQuestion;
  value: AnswerValue;
  onChange: (value: AnswerValue) => void;
  onLeave: () => void;
  labelledBy: string;
}

const textOf = (value: AnswerValue) => (typeof value === 'string' ? value : '');
const orNull = (text: string) => (text === '' ? null : text);

/** The input for each kind of question. */
export function AnswerInput(props: InputProps) {
  const { question, value, onChange, onLeave, labelledBy } = props;
  switch (question.kind) {
    case 'single_choice':
      return (
        <OneOf
          {...props}
          choices={optionsOf(question.options).map((o) => [o.id, o.text])}
          chosen={textOf(value)}
          choose={onChange}
        />
      );
    case 'true_false':
      return (
        <OneOf
          {...props}
          choices={[
            ['true', 'True'],
            ['false', 'False'],
          ]}
          chosen={typeof value === 'boolean' ? String(value) : ''}
          choose={(id) => onChange(id === 'true')}
        />
      );
    case 'multiple_choice':
      return (
        <Checkbox.Group
          aria-labelledby={labelledBy}
          value={Array.isArray(value) ? value : []}
          onChange={(ids) => onChange(ids.length === 0 ? null : ids)}
        >
          <Text size="sm" c="dimmed" mb="xs">
            Choose all that apply.
          </Text>
          <Stack gap="sm">
            {optionsOf(question.options).map((o) => (
              <Checkbox key={o.id} value={o.id} label={o.text} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'numeric':
      return <NumberAnswer {...props} />;
    case 'short_text':
      return (
        <TextInput
          aria-labelledby={labelledBy}
          maw="36rem"
          maxLength={1000}
          autoComplete="off"
          value={textOf(value)}
          onChange={(e) => onChange(orNull(e.currentTarget.value))}
          onBlur={onLeave}
        />
      );
    case 'essay':
      return (
        <Textarea
          aria-labelledby={labelledBy}
          autosize
          minRows={8}
          maxRows={30}
          maxLength={20_000}
          value={textOf(value)}
          onChange={(e) => onChange(orNull(e.currentTarget.value))}
          onBlur={onLeave}
        />
      );
    case 'matching':
      return <MatchingAnswer {...props} />;
  }
}

type OneOfProps = InputProps & { choices: (readonly [string, string])[]; chosen: string; choose: (id: string) => void };

function OneOf({ question, choices, chosen, choose, onChange, labelledBy }: OneOfProps) {
  return (
    <Radio.Group aria-labelledby={labelledBy} name={question.id} value={chosen} onChange={(id) => choose(id)}>
      <Stack gap="sm">
        {choices.map(([id, text]) => (
          <Radio key={id} value={id} label={text} />
        ))}
      </Stack>
      {chosen !== '' && (
        <Group mt="xs">
          <Button size="compact-xs" variant="subtle" onClick={() => onChange(null)}>
            Clear the choice
          </Button>
        </Group>
      )}
    </Radio.Group>
  );
}
