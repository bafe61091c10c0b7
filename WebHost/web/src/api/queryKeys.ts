declare const made: unique symbol;

/** A key of the query cache. The type refuses every other array, so a query and its invalidation share one key. */
export type Key = readonly unknown[] & { readonly [made]: true };

declare module '@tanstack/react-query' {
  interface Register {
    queryKey: Key;
  }
}

const key = (...parts: readonly unknown[]) => parts as Key;

/** The keys of all queries. A shorter key covers those that begin with it. */
export const queryKeys = {
  eventTypes: key('event-types'),
  studentExams: key('student-exams'),
  notice: (examId: string) => key('notice', examId),
  attempt: (attemptId: string) => key('attempt', attemptId),
  exams: key('exams'),
  exam: (examId: string) => key('exam', examId),
  permissions: (examId: string) => key('permissions', examId),
  accommodation: (examId: string, studentId: string) => key('accommodation', examId, studentId),
  students: (query: string) => key('students', query),
  collusion: (examId: string) => key('collusion', examId),
  collusionPage: (examId: string, after: string | null) => key('collusion', examId, after),
  attempts: key('attempts'),
  attemptsOf: (examId: string) => key('attempts', examId),
  paper: (attemptId: string) => key('paper', attemptId),
  monitoring: (attemptId: string) => key('monitoring', attemptId),
};
