import type { Criterion, GradeBody, GradedAnswer, Question } from '../../api/schema';

/** The state of the form; an input may be empty. */
export interface GradeDraft {
  points: number | '';
  comment: string;
  /** Points by line of the rubric. */
  lines: Record<string, number | ''>;
}

export const draftOf = ({ points, comment, rubric }: GradedAnswer): GradeDraft => ({
  points: points ?? '',
  comment,
  lines: rubric ?? {},
});

const given = (draft: GradeDraft, line: Criterion) => draft.lines[line.id] ?? '';

/** The sum of the lines; null while one of them is empty. */
export function sumOf(draft: GradeDraft, rubric: readonly Criterion[]): number | null {
  let sum = 0;
  for (const line of rubric) {
    const points = given(draft, line);
    if (points === '') return null;
    sum += points;
  }
  return rubric.length === 0 ? null : sum;
}

/** The grade, by the lines of the rubric or as a whole; null while it is incomplete. */
export function bodyOf(draft: GradeDraft, question: Question): GradeBody | null {
  const rubric = question.rubric ?? [];
  const comment = draft.comment.trim();
  const sum = sumOf(draft, rubric);
  if (sum !== null) {
    return {
      points: sum,
      comment,
      rubric: Object.fromEntries(rubric.map((line) => [line.id, Number(given(draft, line))])),
    };
  }
  const begun = rubric.some((line) => given(draft, line) !== '');
  return begun || draft.points === '' ? null : { points: draft.points, comment, rubric: null };
}
