// The wire types of the REST routes and the alert hub: snake_case, times as ISO-8601 UTC.

export type Role = 'student' | 'teacher' | 'admin';
export interface User { id: string; email: string; full_name: string; role: Role }
export interface Session {
  user: User; access_token: string; token_type: 'Bearer'; expires_in: number; refresh_token: string; refresh_expires_in: number;
}

export type ExamStatus = 'draft' | 'published' | 'closed';
export type ExamPermission = 'none' | 'view' | 'proctor' | 'grade' | 'edit' | 'own';
export type QuestionKind = 'single_choice' | 'multiple_choice' | 'true_false' | 'numeric' | 'short_text' | 'essay' | 'matching';
export interface Option { id: string; text: string }
export interface NumericKey { value: number; tolerance: number }
export type QuestionKey = string | string[] | boolean | NumericKey | null;
export interface AttemptQuestion { id: string; position: number; kind: QuestionKind; text: string; options: Option[] | null; points: number }
export interface Criterion { id: string; text: string; points: number }
export interface Question extends AttemptQuestion {
  key: QuestionKey; section: string | null; version: number; rubric: Criterion[] | null; bank_id: string | null; bank_version: number | null;
}
export interface QuestionBody { kind: QuestionKind; text: string; options: Option[] | null; key: QuestionKey; points: number }

export interface RiskBands { notice: number; warning: number; critical: number; hysteresis: number }
export interface TypeRule { severity?: number | null; weight?: number | null; cooldown_s?: number | null; half_life_min?: number | null; grace_s?: number | null }
export interface MonitoringPolicy {
  version: number; collect: string[]; types: Record<string, TypeRule>; categories: Record<string, { cap: number; scale: number }>;
  bands: RiskBands; require_fullscreen: boolean; retention_days: number;
}
export interface ExamBody {
  title: string; subject: string; description: string; duration_s: number; opens_at: string; closes_at: string; pass_mark: number; policy?: MonitoringPolicy;
}
export interface ExamHead extends ExamBody { id: string; status: ExamStatus; version: number; permission: ExamPermission }
export interface ExamSettings {
  attempts_allowed: number; shuffle_questions: boolean; shuffle_options: boolean; allowed_networks: string[];
  sections: { id: string; title: string; instructions: string }[]; practice: boolean; release: 'at_once' | 'when_published';
}
export interface Exam extends ExamHead { questions: Question[]; policy: MonitoringPolicy; settings: ExamSettings }
export interface ExamSummary extends Omit<ExamHead, 'description' | 'policy' | 'version'> { live: number; attempts: number; open_alerts: number }
export interface Permission { teacher_id: string; email: string; full_name: string; level: ExamPermission }
export interface Accommodation { extra_s: number; exempt: string[]; scale: Record<string, number>; factor: number; break_s: number }

export type AttemptStatus = 'in_progress' | 'paused' | 'submitted' | 'expired' | 'abandoned' | 'terminated';
export type Band = 'none' | 'notice' | 'warning' | 'critical';
export type AnswerValue = string | string[] | boolean | number | null;
export interface SavedAnswer { question_id: string; revision: number; value: AnswerValue; saved_at: string }
export interface Grade { points: number; max_points: number; percent: number; to_grade: number; passed: boolean | null }
export interface MonitorTicket { url: string; ticket: string; expires_at: string }
export interface AttemptSession {
  attempt_id: string; exam_id: string; title: string; status: AttemptStatus; started_at: string; deadline: string; server_time: string;
  locked: boolean; require_fullscreen: boolean; questions: AttemptQuestion[]; answers: SavedAnswer[]; grade: Grade | null; monitor: MonitorTicket | null;
}
export interface StudentExam {
  id: string; title: string; subject: string; description: string; duration_s: number; opens_at: string; closes_at: string; pass_mark: number;
  state: 'open' | 'upcoming' | 'done' | 'live';
  attempt: { id: string; status: AttemptStatus; deadline: string; percent?: number | null } | null;
}
export interface Notice {
  version: number; collects: { type: string; meaning: string; source: string }[]; purpose: string; retention_days: number; never: string[]; controller: string;
}

export interface TeacherAttemptRow {
  attempt_id: string; student: { id: string; full_name: string }; status: AttemptStatus; started_at: string; ended_at: string | null;
  integrity_score: number; risk: number; band: Band; grade: Grade | null;
}
export interface GradedAnswer extends SavedAnswer { points: number | null; comment: string; graded_by: string | null; etag: string }
export interface AttemptPaper {
  attempt: TeacherAttemptRow; exam_id: string; title: string; end_reason: string | null; questions: Question[]; answers: GradedAnswer[];
}

export interface AttemptCard {
  attempt_id: string; student_id: string; student_name: string; status: AttemptStatus; connected: boolean; locked: boolean; hand_raised: boolean;
  integrity_score: number; risk: number; band: Band; events: number; started_at: string; deadline: string; unsupported: string[]; at: string;
}
export type AlertLevel = 'technical' | 'notice' | 'warning' | 'critical';
export type AlertState = 'open' | 'acknowledged' | 'resolved';
export type Verdict = 'cleared' | 'suspicious' | 'violation';
export interface Alert {
  id: string; exam_id: string; attempt_id: string; raised_at: string; kind: string; level: AlertLevel; sentence: string; event_seqs: number[];
  integrity_score: number; risk: number; state: AlertState; handled_by: string | null; handled_at: string | null; verdict: Verdict | null; comment: string | null;
  /** Its place in the room's order, which only increases. */
  no: number;
}
export interface RoomStats { exam_id: string; live: number; connected: number; ended: number; open_alerts: number; at: string }
export interface RoomSnapshot { exam: { id: string; title: string }; attempts: AttemptCard[]; alerts: Alert[]; stats: RoomStats }
export type InstructionKind = 'message' | 'pause' | 'resume' | 'extend' | 'lock' | 'terminate';
export interface InstructResult { attempt_id: string; ok: boolean; code?: string | null; detail?: string | null }

export interface TypeScore {
  type: string; seen: number; counted: number; total_ms: number; exposure: number; risk: number; accommodated: number; meaning: string; last_seqs: number[];
}
export interface CategoryScore { category: string; exposure: number; penalty: number; types: TypeScore[] }
export interface ScoreView { integrity_score: number; risk: number; band: Band; at: string; policy_version: number; categories: CategoryScore[] }
export interface MonitoringEvent { seq: number; after_seq: number | null; type: string; at: string; received_at: string; ms: number; data: Record<string, unknown> | null }
export interface AttemptMonitoring { attempt: AttemptCard; score: ScoreView; alerts: Alert[]; events: MonitoringEvent[]; next: string | null }
export interface EventType {
  name: string; category: string; shape: 'instant' | 'interval'; severity: number; weight: number; cooldown_s: number | null; half_life_min: number | null;
  grace_s: number | null; source: string; meaning: string;
}
