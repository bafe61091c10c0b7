import { Button, Group, NativeSelect, NumberInput, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldProblem } from '../../api/problem';
import type { QuestionKind } from '../../api/schema';
import { SaveProblem } from '../../shell/SaveProblem';
import { kindWords } from './kindWords';
import { OptionFields } from './OptionFields';
import { bodyOf, type QuestionChange, type QuestionDraft } from './questionDraft';

interface Props {
  initial: QuestionDraft;
  busy: boolean;
  error: Error | null;
  onSave: (change: QuestionChange) => void;
  onCancel: () => void;
  onReadAgain: () => void;
}

const FIELDS = ['text', 'points'];

export function QuestionForm({ initial, busy, error, onSave, onCancel, onReadAgain }: Props) {
  const [draft, setDraft] = useState(initial);
  const [missing, setMissing] = useState<string | null>(null);
  const set = (change: Partial<QuestionDraft>) => {
    setMissing(null);
    setDraft((before) => ({ ...before, ...change }));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = bodyOf(draft);
    if (typeof body === 'string') setMissing(body);
    else onSave(body);
  };
  return (
    <form onSubmit={save} className="surface" style={{ padding: '1rem' }} data-testid="question-form">
      <Stack gap="sm">
        <Group>
          <NativeSelect
            label="Kind"
            data={kindWords}
            value={draft.kind}
            onChange={(e) => set({ kind: e.currentTarget.value as QuestionKind })}
            data-testid="question-kind"
          />
          <NumberInput
            label="Points"
            w="7rem"
            min={0.01}
            max={1000}
            error={fieldProblem(error, 'points')}
            value={draft.points}
            onChange={(value) => set({ points: Number(value) })}
            data-testid="question-points"
          />
        </Group>
        <Textarea
          label="Question"
          autosize
          minRows={3}
          maxLength={10_000}
          error={fieldProblem(error, 'text')}
          value={draft.text}
          onChange={(e) => set({ text: e.currentTarget.value })}
          data-testid="question-text"
        />
        {(draft.kind === 'single_choice' || draft.kind === 'multiple_choice') && (
          <OptionFields draft={draft} onChange={set} />
        )}
        {draft.kind === 'true_false' && (
          <SegmentedControl
            aria-label="Correct answer"
            w="12rem"
            value={String(draft.truth)}
            onChange={(value) => set({ truth: value === 'true' })}
            data={[
              { value: 'true', label: 'True' },
              { value: 'false', label: 'False' },
            ]}
          />
        )}
        {draft.kind === 'numeric' && (
          <Group>
            <TextInput
              label="Right number"
              inputMode="decimal"
              value={draft.value}
              onChange={(e) => set({ value: e.currentTarget.value })}
              data-testid="numeric-value"
            />
            <TextInput
              label="Tolerance (±)"
              inputMode="decimal"
              value={draft.tolerance}
              onChange={(e) => set({ tolerance: e.currentTarget.value })}
            />
          </Group>
        )}
        {draft.kind === 'short_text' && (
          <Textarea
            label="Accepted answers"
            description="One per line. Compared without case and surrounding spaces."
            autosize
            minRows={2}
            value={draft.accepted}
            onChange={(e) => set({ accepted: e.currentTarget.value })}
            data-testid="accepted"
          />
        )}
        <SaveProblem error={missing === null ? error : new Error(missing)} beside={FIELDS} onReadAgain={onReadAgain} />
        <Group>
          <Button type="submit" loading={busy} data-testid="save-question">
            Save the question
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
