import type { Alert, AlertState, AttemptCard } from '../../api/schema';

/** An alert with what the server may leave out: nobody has handled it, the room has not numbered it. */
export type RoomAlert = Alert & Required<Pick<Alert, 'state' | 'no'>>;

const isLive = (card: AttemptCard) => card.status === 'in_progress' || card.status === 'paused';

/** Live before ended, then risk, then the lower score, then the name: the order a teacher's eye should take. */
export function byUrgency(a: AttemptCard, b: AttemptCard): number {
  return (
    Number(isLive(b)) - Number(isLive(a)) ||
    Math.round(b.risk) - Math.round(a.risk) ||
    a.integrity_score - b.integrity_score ||
    a.student_name.localeCompare(b.student_name) ||
    a.attempt_id.localeCompare(b.attempt_id)
  );
}

/** Whether `a` is strictly later; ISO times of different precision compare by their value. */
export const isLater = (a: string, b: string): boolean => {
  const difference = Date.parse(a) - Date.parse(b);
  return difference !== 0 ? difference > 0 : a.length === b.length && a > b;
};

const rank: Record<AlertState, number> = { open: 0, acknowledged: 1, resolved: 2 };

/** Whether the triage of `next` may replace that of `known`: later in time, or further when neither says when. */
export function isNewerTriage(next: RoomAlert, known: RoomAlert): boolean {
  if (next.handled_at && known.handled_at) return !isLater(known.handled_at, next.handled_at);
  if (!next.handled_at && known.handled_at) return false;
  return rank[next.state] >= rank[known.state];
}
