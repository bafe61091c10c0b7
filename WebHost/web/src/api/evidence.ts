import { request } from './http';

export interface BehaviorAnalysis {
  attempt_id: string; version: number; computed_at: string; summary: string;
  figures: { seconds: number; questions: { question_id: string; position: number; seconds: number; visits: number; saves: number; changes: number }[] };
  narrative: { state: 'asked' | 'told' | 'failed'; text: string | null; model: string | null; at: string } | null;
}

interface Person { id: string; full_name: string }
export interface CollusionPair {
  attempt_a: string; student_a: Person; attempt_b: string; student_b: Person; both_wrong: number; same_wrong: number; expected: number; p_value: number;
  q_value: number; same_right: number; time_correlation: number | null; lag_s: number | null; close_answers: number;
}
export interface CollusionPage {
  run: { id: string; state: 'waiting' | 'ready' | 'failed'; computed_at: string | null; attempts: number; tested: number; kept: number } | null;
  items: CollusionPair[]; next: string | null;
}

export const analyseBehavior = (attemptId: string) => request<BehaviorAnalysis>('/analysis/behavior', { method: 'POST', body: { attempt_id: attemptId } });

const collusion = (examId: string) => `/teacher/exams/${examId}/collusion`;
export const readCollusion = (examId: string, after: string | null, signal?: AbortSignal) =>
  request<CollusionPage>(`${collusion(examId)}${after === null ? '' : `?after=${encodeURIComponent(after)}`}`, { signal });
export const beginCollusion = (examId: string) => request<unknown>(collusion(examId), { method: 'POST' });
