import type { ExamPermission } from '../api/schema';

export const levels: ExamPermission[] = ['none', 'view', 'proctor', 'grade', 'edit', 'own'];

export const levelMeaning: Record<ExamPermission, string> = {
  none: 'Nothing (removes)',
  view: 'See exam and results',
  proctor: 'Watch and instruct',
  grade: 'Grade',
  edit: 'Change the exam',
  own: 'Give permissions',
};

/** Whether a level includes another. The server decides; this only hides what it would refuse. */
export const may = (level: ExamPermission, wanted: ExamPermission): boolean =>
  levels.indexOf(level) >= levels.indexOf(wanted);
