import { allPages, request, requestTagged } from './http';
import type { Accommodation, Exam, ExamBody, ExamPermission, GradeBody, Question, QuestionBody } from './schema';

export const listExams = (signal?: AbortSignal) =>
  allPages((query) => request('get', '/teacher/exams', { query, signal }));
export const createExam = (body: ExamBody) => request('post', '/teacher/exams', { body });
export const readExam = (id: string, signal?: AbortSignal) =>
  requestTagged('get', '/teacher/exams/{exam_id}', { path: { exam_id: id }, signal });
export const changeExam = (body: Exam, ifMatch: string) =>
  requestTagged('put', '/teacher/exams/{exam_id}', { path: { exam_id: body.id }, body, ifMatch });
export const publishExam = (id: string) =>
  request('post', '/teacher/exams/{exam_id}/publish', { path: { exam_id: id } });
export const closeExam = (id: string) => request('post', '/teacher/exams/{exam_id}/close', { path: { exam_id: id } });

export const addQuestion = (id: string, body: QuestionBody) =>
  request('post', '/teacher/exams/{exam_id}/questions', { path: { exam_id: id }, body });
/** A question is read with its exam; its ETag is its version. */
export const changeQuestion = (id: string, body: Question) =>
  request('put', '/teacher/exams/{exam_id}/questions/{question_id}', {
    path: { exam_id: id, question_id: body.id },
    body,
    ifMatch: `"${body.version}"`,
  });
export const deleteQuestion = (id: string, questionId: string) =>
  request('delete', '/teacher/exams/{exam_id}/questions/{question_id}', {
    path: { exam_id: id, question_id: questionId },
  });

export const listPermissions = (id: string, signal?: AbortSignal) =>
  requestTagged('get', '/teacher/exams/{exam_id}/permissions', { path: { exam_id: id }, signal });
export const setPermission = (id: string, email: string, level: ExamPermission, ifMatch: string) =>
  request('put', '/teacher/exams/{exam_id}/permissions', { path: { exam_id: id }, body: { email, level }, ifMatch });

export const readAccommodation = (id: string, studentId: string, signal?: AbortSignal) =>
  requestTagged('get', '/teacher/exams/{exam_id}/allowances/{student_id}', {
    path: { exam_id: id, student_id: studentId },
    signal,
  });
export const changeAccommodation = (id: string, studentId: string, body: Accommodation, ifMatch: string) =>
  request('put', '/teacher/exams/{exam_id}/allowances/{student_id}', {
    path: { exam_id: id, student_id: studentId },
    body,
    ifMatch,
  });
export const findStudents = (query: string, signal?: AbortSignal) =>
  request('get', '/teacher/students', { query: { query }, signal });

export const listAttempts = (id: string, signal?: AbortSignal) =>
  allPages((query) => request('get', '/teacher/exams/{exam_id}/attempts', { path: { exam_id: id }, query, signal }));
export const readPaper = (id: string, signal?: AbortSignal) =>
  request('get', '/teacher/attempts/{attempt_id}', { path: { attempt_id: id }, signal });
export const gradeAnswer = (attemptId: string, questionId: string, body: GradeBody, ifMatch: string) =>
  request('put', '/teacher/attempts/{attempt_id}/grades/{question_id}', {
    path: { attempt_id: attemptId, question_id: questionId },
    body,
    ifMatch,
  });
export const readMonitoring = (attemptId: string, after: string | null, limit: number, signal?: AbortSignal) =>
  request('get', '/teacher/attempts/{attempt_id}/monitoring', {
    path: { attempt_id: attemptId },
    query: { limit, ...(after === null ? {} : { after }) },
    signal,
  });

export const listEventTypes = (signal?: AbortSignal) => request('get', '/monitor/event-types', { signal });
