import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../api/queryKeys';
import type { Person, User } from '../../api/schema';
import { findStudents } from '../../api/teacher';

export type Student = Person & Partial<Pick<User, 'email'>>;

const ID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Students by name; an id names one as well. */
export function useStudentSearch(query: string) {
  return useQuery<Student[]>({
    queryKey: queryKeys.students(query),
    enabled: query.length >= 2,
    queryFn: async ({ signal }) => {
      if (ID.test(query)) return [{ id: query.toLowerCase(), full_name: `Student ${query.slice(0, 8)}` }];
      return (await findStudents(query, signal)).items;
    },
  });
}
