import type { CollusionPair } from '../../api/schema';
import { plural, showDuration } from '../../shell/format';

/** A small probability as text: "1 in 2,000,000". */
export function chance(p: number): string {
  if (!(p > 0)) return 'next to none';
  if (p >= 0.1) return `${Math.round(p * 100)} in 100`;
  const digits = 10 ** Math.floor(Math.log10(1 / p));
  return 1 / p >= 1e15
    ? 'less than 1 in 1,000,000,000,000,000'
    : `1 in ${(Math.round(1 / p / digits) * digits).toLocaleString('en')}`;
}

/** How many of the answers that both got wrong are the same. */
export function agreement(pair: CollusionPair): string {
  const wrong = `${plural(pair.both_wrong, 'question')} that both got wrong`;
  return `${pair.same_wrong} of ${wrong} have the same answer; by chance about ${Math.round(pair.expected)}`;
}

/** Who stored the same answers later, and by how much; empty without times to compare. */
export function lag(pair: CollusionPair): string {
  if (pair.lag_s === null) return '';
  if (Math.abs(pair.lag_s) < 1) return 'stored at the same time';
  return `${(pair.lag_s > 0 ? pair.student_b : pair.student_a).full_name} ${showDuration(Math.abs(pair.lag_s))} later`;
}
