import { request, requestTagged } from './http';
import type {
  Accommodation, AttemptMonitoring, AttemptPaper, EventType, Exam, ExamBody, ExamPermission, ExamSummary, Grade, Permission, Question, QuestionBody,
  TeacherAttemptRow, User,
} from './types';

const exam = (id: string) => `/teacher/exams/${id}`;

export const listExams = (signal?: AbortSignal) => request<{ items: ExamSummary[] }>('/teacher/exams', { signal });
export const createExam = (body: ExamBody) => request<Exam>('/teacher/exams', { method: 'POST', body });
export const readExam = (id: string, signal?: AbortSignal) => request<Exam>(exam(id), { signal });
export const changeExam = (body: Exam) => request<Exam>(exam(body.id), { method: 'PUT', body, ifMatch: `"${body.version}"` });
export const publishExam = (id: string) => request<Exam>(`${exam(id)}/publish`, { method: 'POST' });
export const closeExam = (id: string) => request<Exam>(`${exam(id)}/close`, { method: 'POST' });

export const addQuestion = (id: string, body: QuestionBody) => request<Question>(`${exam(id)}/questions`, { method: 'POST', body });
export const changeQuestion = (id: string, body: Question) =>
  request<Question>(`${exam(id)}/questions/${body.id}`, { method: 'PUT', body, ifMatch: `"${body.version}"` });
export const deleteQuestion = (id: string, questionId: string) => request<void>(`${exam(id)}/questions/${questionId}`, { method: 'DELETE' });

export const listPermissions = (id: string, signal?: AbortSignal) => requestTagged<{ items: Permission[] }>(`${exam(id)}/permissions`, { signal });
export const setPermission = (id: string, email: string, level: ExamPermission, ifMatch: string) =>
  request<unknown>(`${exam(id)}/permissions`, { method: 'PUT', body: { email, level }, ifMatch });
const accommodation = (id: string, studentId: string) => `${exam(id)}/allowances/${studentId}`;
export const readAccommodation = (id: string, studentId: string, signal?: AbortSignal) =>
  requestTagged<Accommodation>(accommodation(id, studentId), { signal });
export const changeAccommodation = (id: string, studentId: string, body: Accommodation, ifMatch: string) =>
  request<Accommodation>(accommodation(id, studentId), { method: 'PUT', body, ifMatch });
export const findStudents = (query: string, signal?: AbortSignal) =>
  request<{ items: User[] }>(`/teacher/students?query=${encodeURIComponent(query)}`, { signal });

export const listAttempts = (id: string, signal?: AbortSignal) => request<{ items: TeacherAttemptRow[] }>(`${exam(id)}/attempts`, { signal });
export const readPaper = (id: string, signal?: AbortSignal) => request<AttemptPaper>(`/teacher/attempts/${id}`, { signal });
export const gradeAnswer = (attemptId: string, questionId: string, points: number, comment: string, ifMatch: string) =>
  request<Grade>(`/teacher/attempts/${attemptId}/grades/${questionId}`, { method: 'PUT', body: { points, comment }, ifMatch });
export const readMonitoring = (attemptId: string, after: string | null, limit: number, signal?: AbortSignal) =>
  request<AttemptMonitoring>(`/teacher/attempts/${attemptId}/monitoring?limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`, { signal });

export const listEventTypes = (signal?: AbortSignal) => request<{ items: EventType[] }>('/monitor/event-types', { signal });
