import { Alert, Button, Group, NumberInput, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { explain, ProblemError } from '../../api/problem';
import type { Exam } from '../../api/schema';
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
}

/** Title, window, duration, pass mark and what is watched. A published exam keeps its rules; its texts and its end may change. */
export function SettingsForm({ initial, kept, readOnly, published, busy, error, saveLabel, onSave }: Props) {
  const [draft, setDraft] = useState(initial);
  const set = (change: Partial<ExamDraft>) => setDraft((before) => ({ ...before, ...change }));
  const problems = error instanceof ProblemError ? error.errors : {};
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
            Published: title, description and the end of the window can still change.
          </Text>
        )}
        <TextInput
          label="Title"
          required
          withAsterisk={false}
          maxLength={200}
          disabled={readOnly}
          error={problems['title']?.[0]}
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
          error={problems['subject']?.[0]}
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
          error={problems['description']?.[0]}
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
            error={problems['opens_at']?.[0]}
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
            error={backwards ? 'This is before it opens.' : problems['closes_at']?.[0]}
          />
          <NumberInput
            label="Minutes"
            required
            withAsterisk={false}
            min={1}
            max={1440}
            disabled={fixed}
            error={problems['duration_s']?.[0]}
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
            error={problems['pass_mark']?.[0]}
            value={draft.passMark}
            onChange={(value) => set({ passMark: Number(value) })}
          />
        </SimpleGrid>
        <PolicyFields policy={draft.policy} disabled={fixed} onChange={(policy) => set({ policy })} />
        {error && (
          <Alert color="red" role="alert" data-testid="settings-error">
            {explain(error)}
          </Alert>
        )}
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
