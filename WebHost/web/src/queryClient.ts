import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api/problem';
import { subscribe, currentUser } from './api/session';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only what may pass by itself is asked again.
      retry: (failures, error) => failures < 3 && error instanceof ProblemError && error.transient,
    },
    mutations: { retry: false },
  },
});

// The next person at this tab must not see what the last one saw.
let shown = currentUser()?.id;
subscribe(() => {
  const now = currentUser()?.id;
  if (now !== shown) queryClient.clear();
  shown = now;
});
