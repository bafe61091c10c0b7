import type { InstructionKind } from '../../../monitor';
import type { Alert, AttemptCard } from '../../api/schema';

// Messages of `/hubs/alerts` that no HTTP route has. The server's side is `docs/contracts.txt`.

export interface RoomStats {
  exam_id: string;
  live: number;
  connected: number;
  ended: number;
  open_alerts: number;
  at: string;
}

export interface RoomSnapshot {
  exam: { id: string; title: string };
  attempts: AttemptCard[];
  alerts: Alert[];
  stats: RoomStats;
}

/** The text and the seconds of an instruction; each kind needs its own. */
export interface InstructArgs {
  text?: string;
  seconds?: number;
}

export interface InstructOutcome {
  attempt_id: string;
  ok: boolean;
  code?: string | null;
  detail?: string | null;
}

export type { InstructionKind };
