import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { NumericKey, Question } from '../../api/types';
import { showPoints } from '../../shell/format';
import { kindWord } from './kindWords';

interface Props { question: Question; editable: boolean; onEdit: () => void; onDelete: () => void }

export function QuestionView({ question, editable, onEdit, onDelete }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <section className="surface" style={{ padding: '1rem' }} aria-label={`Question ${question.position}`} data-testid={`question-${question.position}`}>
      <Group justify="space-between" mb={4}>
        <Text fw={600}>{question.position}. <Text span size="sm" c="dimmed" fw={400}>{kindWord(question.kind)}, {showPoints(question.points)} p.</Text></Text>
        {editable && (
          <Group gap={6}>
            {asking
              ? (
                <>
                  <Button size="compact-xs" color="red" onClick={onDelete} data-testid="confirm-delete" autoFocus>Delete for good</Button>
                  <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>Keep</Button>
                </>
              )
              : (
                <>
                  <Button size="compact-xs" variant="default" onClick={onEdit} data-testid="edit-question">Edit</Button>
                  <Button size="compact-xs" variant="default" onClick={() => setAsking(true)} data-testid="delete-question">Delete</Button>
                </>
              )}
          </Group>
        )}
      </Group>
      <Text className="prose">{question.text}</Text>
      <KeyView question={question} />
    </section>
  );
}

/** What is right, in words. */
export function KeyView({ question }: { question: Question }) {
  const { kind, key, options } = question;
  if (kind === 'essay') return null;
  if (options && (kind === 'single_choice' || kind === 'multiple_choice')) {
    const right = new Set(Array.isArray(key) ? key : [String(key)]);
    return (
      <List size="sm" mt="xs" listStyleType="none">
        {options.map((option) => <List.Item key={option.id}><Text span fw={right.has(option.id) ? 600 : 400}>{option.text}</Text>{right.has(option.id) && <Text span c="dimmed"> (right)</Text>}</List.Item>)}
      </List>
    );
  }
  const numeric = kind === 'numeric' ? key as NumericKey : null;
  const text = numeric ? `${numeric.value}${numeric.tolerance > 0 ? `, give or take ${numeric.tolerance}` : ''}` : Array.isArray(key) ? key.join(' / ') : key === true ? 'True' : 'False';
  return <Text size="sm" mt="xs"><Text span c="dimmed">Right: </Text>{text}</Text>;
}
