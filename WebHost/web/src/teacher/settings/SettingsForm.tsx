import { Button, Group, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fieldProblem } from '../../api/problem';
import type { Exam } from '../../api/schema';
import { SaveProblem } from '../../shell/SaveProblem';
import { bodyOf, type ExamChange, type ExamDraft } from './examDraft';
import { PolicyFields } from './PolicyFields';

interface Props {
  initial: ExamDraft;
  kept?: Exam;
  readOnly: boolean;
  published: boolean;
  busy: boolean;
  error: Error | null;
  saveLabel: string;
  onSave: (change: ExamChange) => void;
  onEdit?: () => void;
  onReadAgain?: () => void;
}

const FIELDS = ['title', 'subject', 'description', 'opens_at', 'closes_at', 'duration_s', 'pass_mark', 'policy'];

/** Texts, window, duration, pass mark and monitoring. In a published exam only texts and end may change. */
export function SettingsForm({
  initial,
  kept,
  readOnly,
  published,
  busy,
  error,
  saveLabel,
  onSave,
  onEdit,
  onReadAgain,
}: Props) {
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<ExamDraft>) => {
    onEdit?.();
    setDraft((before) => ({ ...before, ...change }));
  };
  const problem = (field: string) => fieldProblem(error, field);
  const backwards = draft.closesAt <= draft.opensAt;
  const fixed = readOnly || published;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!backwards) onSave(bodyOf(draft, kept));
  };
  return (
    <form onSubmit={save} className="surface" style={{ padding: '1.25rem' }} data-testid="settings">
      <Stack gap="md">
        {published && !readOnly && (
          <Text size="sm" c="dimmed">
            Published: only title, description and the end of the window can change.
          </Text>
        )}
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={200}
          disabled={readOnly}
          error={problem('title')}
          value={draft.title}
          onChange={(e) => set({ title: e.currentTarget.value })}
          data-testid="exam-title"
        />
        <TextInput
          label="Subject"
          required
          withAsterisk={false}
          maxLength={200}
          disabled={fixed}
          error={problem('subject')}
          value={draft.subject}
          onChange={(e) => set({ subject: e.currentTarget.value })}
          data-testid="exam-subject"
        />
        <Textarea
          label="Description"
          autosize
          minRows={2}
          maxLength={4000}
          disabled={readOnly}
          error={problem('description')}
          value={draft.description}
          onChange={(e) => set({ description: e.currentTarget.value })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          <TextInput
            type="datetime-local"
            label="Opens"
            required
            withAsterisk={false}
            disabled={fixed}
            error={problem('opens_at')}
            value={draft.opensAt}
            onChange={(e) => set({ opensAt: e.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label="Closes"
            required
            withAsterisk={false}
            disabled={readOnly}
            value={draft.closesAt}
            onChange={(e) => set({ closesAt: e.currentTarget.value })}
            error={backwards ? 'The exam must close after it opens.' : problem('closes_at')}
          />
          <NumberInput
            label="Minutes"
            required
            withAsterisk={false}
            min={1}
            max={1440}
            disabled={fixed}
            error={problem('duration_s')}
            value={draft.minutes}
            onChange={(value) => set({ minutes: Number(value) })}
            data-testid="exam-minutes"
          />
          <NumberInput
            label="Pass mark, %"
            required
            withAsterisk={false}
            min={0}
            max={100}
            disabled={fixed}
            error={problem('pass_mark')}
            value={draft.passMark}
            onChange={(value) => set({ passMark: Number(value) })}
          />
        </SimpleGrid>
        <PolicyFields
          policy={draft.policy}
          disabled={fixed}
          error={problem('policy')}
          onChange={(policy) => set({ policy })}
        />
        <SaveProblem error={error} beside={FIELDS} testId="settings-error" {...(onReadAgain ? { onReadAgain } : {})} />
        {!readOnly && (
          <Group>
            <Button type="submit" loading={busy} data-testid="save-exam">
              {saveLabel}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
