import { request } from './http';

export const analyseBehavior = (attemptId: string) =>
  request('post', '/analysis/behavior', { body: { attempt_id: attemptId } });

export const readCollusion = (examId: string, after: string | null, signal?: AbortSignal) =>
  request('get', '/teacher/exams/{exam_id}/collusion', {
    path: { exam_id: examId },
    query: after === null ? {} : { after },
    signal,
  });
export const beginCollusion = (examId: string) =>
  request('post', '/teacher/exams/{exam_id}/collusion', { path: { exam_id: examId } });
