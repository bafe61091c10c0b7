import type { AnswerValue } from '../../api/questionParts';

export function isAnswered(value: AnswerValue): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);
}
