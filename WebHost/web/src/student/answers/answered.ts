import type { AnswerValue } from '../../api/types';

export const isAnswered = (value: AnswerValue): boolean =>
  value !== null && !(typeof value === 'string' && value.trim() === '') && !(Array.isArray(value) && value.length === 0);
