import { expect, it } from 'vitest';
import { addressOf } from './routes';

it('fills in the parameters of a path', () => {
  expect(addressOf('/teacher/exams/{exam_id}/questions/{question_id}', { exam_id: 'e', question_id: 'a/b' })).toBe(
    '/teacher/exams/e/questions/a%2Fb',
  );
});

it('leaves out parameters of the query that have no value', () => {
  expect(addressOf('/teacher/students', {}, { query: 'Ada & Bo', after: undefined })).toBe(
    '/teacher/students?query=Ada+%26+Bo',
  );
  expect(addressOf('/teacher/exams', {}, { after: undefined })).toBe('/teacher/exams');
});
