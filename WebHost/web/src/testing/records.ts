import type { Exam, GradedAnswer, Question } from '../api/schema';

const question: Question = {
  id: 'q',
  position: 1,
  kind: 'essay',
  text: 'Why?',
  options: null,
  key: null,
  points: 4,
  section: 's1',
  version: 7,
  rubric: [
    { id: 'r1', text: 'Argument', points: 3 },
    { id: 'r2', text: 'Style', points: 1 },
  ],
  bank_id: 'b',
  bank_version: 2,
};

const exam: Exam = {
  id: 'e',
  title: 'Algebra',
  subject: 'Mathematics',
  description: 'Two hours',
  duration_s: 5430,
  opens_at: '2026-03-01T09:00:17Z',
  closes_at: '2026-03-08T09:00:00Z',
  pass_mark: 50,
  policy: {
    version: 3,
    collect: [],
    types: { 'tab.hidden': { weight: 2 } },
    categories: { focus: { cap: 20, scale: 1 } },
    bands: { notice: 20, warning: 50, critical: 70, hysteresis: 4 },
    require_fullscreen: true,
    retention_days: 90,
  },
  status: 'draft',
  version: 5,
  questions: [question],
  permission: 'own',
  settings: {
    attempts_allowed: 2,
    shuffle_questions: true,
    shuffle_options: false,
    allowed_networks: ['10.0.0.0/8'],
    sections: [{ id: 's1', title: 'First', instructions: 'Read well.' }],
    practice: false,
    release: 'when_published',
  },
};

const answer: GradedAnswer = {
  question_id: 'q',
  revision: 2,
  value: 'Because.',
  saved_at: '2026-03-01T10:00:00Z',
  points: null,
  graded_by: null,
  comment: '',
  rubric: null,
  etag: '"g1"',
};

/** Records with every field filled, so that a form that drops one fails its test. */
export const makeQuestion = (change: Partial<Question> = {}): Question => ({ ...structuredClone(question), ...change });
export const makeExam = (change: Partial<Exam> = {}): Exam => ({ ...structuredClone(exam), ...change });
export const makeAnswer = (change: Partial<GradedAnswer> = {}): GradedAnswer => ({
  ...structuredClone(answer),
  ...change,
});
