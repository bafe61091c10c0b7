import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api/problem';
import { subscribe, currentUser } from './api/session';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Only temporary errors are retried.
      retry: (failures, error) => failures < 3 && error instanceof ProblemError && error.transient,
    },
    mutations: { retry: false },
  },
});

// The next user of this tab must not see cached data of the last one.
let shown = currentUser()?.id;
subscribe(() => {
  const now = currentUser()?.id;
  if (now !== shown) queryClient.clear();
  shown = now;
});
