import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../api/problem';
import { findStudents, listAttempts } from '../../api/teacher';

export interface Student { id: string; full_name: string; email?: string }

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Students by name: from the directory where the server has one, else those who have started; an id always names one. */
export function useStudentSearch(examId: string, query: string) {
  return useQuery<Student[]>({
    queryKey: ['students', examId, query],
    enabled: query.length >= 2,
    queryFn: async ({ signal }) => {
      if (ID.test(query)) return [{ id: query.toLowerCase(), full_name: `Student ${query.slice(0, 8)}` }];
      try {
        return (await findStudents(query, signal)).items;
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 404) throw error;
      }
      const wanted = query.toLocaleLowerCase();
      const { items } = await listAttempts(examId, signal);
      return items.map((row) => row.student).filter((student) => student.full_name.toLocaleLowerCase().includes(wanted));
    },
  });
}
