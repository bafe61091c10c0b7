import { allPages, request } from './http';
import type { ProblemError } from './problem';
import type { AnswerValue } from './questionParts';
import { retryWhileUnavailable } from './retry';

export const listStudentExams = (signal?: AbortSignal) =>
  allPages((query) => request('get', '/student/exams', { query, signal }));

export const readNotice = (examId: string, signal?: AbortSignal) =>
  request('get', '/student/exams/{exam_id}/notice', { path: { exam_id: examId }, signal });

export const startAttempt = (examId: string, noticeVersion: number) =>
  request('post', '/student/exams/{exam_id}/start', {
    path: { exam_id: examId },
    body: { notice_version: noticeVersion },
  });

export const readAttempt = (attemptId: string, signal?: AbortSignal) =>
  request('get', '/student/attempts/{attempt_id}', { path: { attempt_id: attemptId }, signal });

export const saveAnswer = (attemptId: string, questionId: string, revision: number, value: AnswerValue) =>
  request('put', '/student/attempts/{attempt_id}/answers/{question_id}', {
    path: { attempt_id: attemptId, question_id: questionId },
    body: { revision, value },
  });

export const renewTicket = (attemptId: string) =>
  request('post', '/student/attempts/{attempt_id}/ticket', { path: { attempt_id: attemptId } });

/** Submits an attempt. Idempotent, so it is retried while the server is unavailable; `onFailure` gets each failure. */
export const submitAttempt = (attemptId: string, onFailure?: (problem: ProblemError) => void) =>
  retryWhileUnavailable(
    () => request('post', '/student/attempts/{attempt_id}/submit', { path: { attempt_id: attemptId } }),
    onFailure,
  );
