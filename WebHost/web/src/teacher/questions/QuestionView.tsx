import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { numericKeyOf, optionsOf, pairsOf, sidesOf, textsOf, type Option, type Pairs } from '../../api/questionParts';
import type { Question } from '../../api/schema';
import { showPoints } from '../../shell/format';
import { kindWord } from './kindWords';

interface Props {
  question: Question;
  editable: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

export function QuestionView({ question, editable, onEdit, onDelete }: Props) {
  const [asking, setAsking] = useState(false);
  return (
    <section
      className="surface"
      style={{ padding: '1rem' }}
      aria-label={`Question ${question.position}`}
      data-testid={`question-${question.position}`}
    >
      <Group justify="space-between" mb={4}>
        <Text fw={600}>
          {question.position}.{' '}
          <Text span size="sm" c="dimmed" fw={400}>
            {kindWord(question.kind)}, {showPoints(question.points)} p.
          </Text>
        </Text>
        {editable && (
          <Group gap={6}>
            {asking ? (
              <>
                <Button size="compact-xs" color="red" onClick={onDelete} data-testid="confirm-delete" autoFocus>
                  Delete permanently
                </Button>
                <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
                  Keep
                </Button>
              </>
            ) : (
              <>
                <Button size="compact-xs" variant="default" onClick={onEdit} data-testid="edit-question">
                  Edit
                </Button>
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => setAsking(true)}
                  data-testid="delete-question"
                >
                  Delete
                </Button>
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

/** The key as text. */
export function KeyView({ question }: { question: Question }) {
  const { kind, key } = question;
  const options = optionsOf(question.options);
  if (kind === 'essay') return null;
  if (options.length > 0) {
    const right = new Set(textsOf(key));
    return (
      <List size="sm" mt="xs" listStyleType="none">
        {options.map((option) => (
          <List.Item key={option.id}>
            <Text span fw={right.has(option.id) ? 600 : 400}>
              {option.text}
            </Text>
            {right.has(option.id) && (
              <Text span c="dimmed">
                {' '}
                (right)
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    );
  }
  return (
    <Text size="sm" mt="xs">
      <Text span c="dimmed">
        Right:{' '}
      </Text>
      {keyWords(question)}
    </Text>
  );
}

function keyWords({ kind, key, options }: Question): string {
  const number = numericKeyOf(key);
  if (number) return `${number.value}${number.tolerance > 0 ? ` ± ${number.tolerance}` : ''}`;
  if (kind === 'matching') return pairWords(options, pairsOf(key));
  return typeof key === 'boolean' ? (key ? 'True' : 'False') : textsOf(key).join(' / ');
}

/** Pairs of a matching question by their texts. */
export function pairWords(options: unknown, pairs: Pairs): string {
  const { left, right } = sidesOf(options);
  const text = (side: readonly Option[], id: string) => side.find((option) => option.id === id)?.text ?? id;
  return Object.entries(pairs)
    .map(([from, to]) => `${text(left, from)}: ${text(right, to)}`)
    .join('; ');
}
