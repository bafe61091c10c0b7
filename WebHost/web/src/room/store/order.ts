import type { Alert, AlertState, AttemptCard } from '../../api/schema';

/** An alert with the defaults of the fields that may be missing: open, and not yet numbered by the room. */
export type RoomAlert = Alert & Required<Pick<Alert, 'state' | 'no'>>;

const isLive = (card: AttemptCard) => card.status === 'in_progress' || card.status === 'paused';

/** Most urgent first: live before ended, then higher risk, then lower score, then name. */
export function byUrgency(a: AttemptCard, b: AttemptCard): number {
  return (
    Number(isLive(b)) - Number(isLive(a)) ||
    Math.round(b.risk) - Math.round(a.risk) ||
    a.integrity_score - b.integrity_score ||
    a.student_name.localeCompare(b.student_name) ||
    a.attempt_id.localeCompare(b.attempt_id)
  );
}

/** Whether `a` is strictly later. ISO times of different precision are compared by value. */
export const isLater = (a: string, b: string): boolean => {
  const difference = Date.parse(a) - Date.parse(b);
  return difference !== 0 ? difference > 0 : a.length === b.length && a > b;
};

const rank: Record<AlertState, number> = { open: 0, acknowledged: 1, resolved: 2 };

/** Whether the triage of `next` replaces that of `known`: it is later, or further along when neither has a time. */
export function isNewerTriage(next: RoomAlert, known: RoomAlert): boolean {
  if (next.handled_at && known.handled_at) return !isLater(known.handled_at, next.handled_at);
  if (!next.handled_at && known.handled_at) return false;
  return rank[next.state] >= rank[known.state];
}
