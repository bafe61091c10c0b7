import { request } from './http';
import type { ProblemError } from './problem';
import type { AnswerValue, AttemptSession, MonitorTicket, Notice, SavedAnswer, StudentExam } from './types';
import { untilTaken } from './untilTaken';

export const listStudentExams = (signal?: AbortSignal) => request<{ items: StudentExam[] }>('/student/exams', { signal });

export const readNotice = (examId: string, signal?: AbortSignal) => request<Notice>(`/student/exams/${examId}/notice`, { signal });

export const startAttempt = (examId: string, noticeVersion: number) =>
  request<AttemptSession>(`/student/exams/${examId}/start`, { method: 'POST', body: { notice_version: noticeVersion } });

export const readAttempt = (attemptId: string, signal?: AbortSignal) => request<AttemptSession>(`/student/attempts/${attemptId}`, { signal });

export const saveAnswer = (attemptId: string, questionId: string, revision: number, value: AnswerValue) =>
  request<SavedAnswer>(`/student/attempts/${attemptId}/answers/${questionId}`, { method: 'PUT', body: { revision, value } });

export const renewTicket = (attemptId: string) => request<MonitorTicket>(`/student/attempts/${attemptId}/ticket`, { method: 'POST' });

/** Hands in, again and again while the server is away: a second time changes nothing. `told` hears of failed tries. */
export const submitAttempt = (attemptId: string, told?: (problem: ProblemError) => void) =>
  untilTaken(() => request<AttemptSession>(`/student/attempts/${attemptId}/submit`, { method: 'POST' }), told);
