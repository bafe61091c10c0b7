import type { QuestionKind } from '../../api/schema';

export const kindWords: { value: QuestionKind; label: string }[] = [
  { value: 'single_choice', label: 'Single choice' },
  { value: 'multiple_choice', label: 'Multiple choice' },
  { value: 'true_false', label: 'True or false' },
  { value: 'numeric', label: 'Number' },
  { value: 'short_text', label: 'Short text' },
  { value: 'essay', label: 'Essay, graded by a teacher' },
];

export const kindWord = (kind: QuestionKind): string => kindWords.find((k) => k.value === kind)?.label ?? 'Matching';
