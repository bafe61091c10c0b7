import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { readAttempt } from '../api/student';
import type { AttemptSession } from '../api/schema';
import { Loaded } from '../shell/Loaded';
import { LiveAttempt } from './live/LiveAttempt';
import { Result } from './Result';

const isLive = (attempt: AttemptSession) => attempt.status === 'in_progress' || attempt.status === 'paused';

/** The live attempt, or its result. A reload continues where it was. */
export function Component() {
  const attemptId = useParams()['attemptId']!;
  const attempt = useQuery({
    queryKey: queryKeys.attempt(attemptId),
    queryFn: ({ signal }) => readAttempt(attemptId, signal),
    // A fallback for instructions that the monitoring socket did not deliver.
    refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? 60_000 : false),
    refetchIntervalInBackground: true,
  });
  return (
    <Loaded query={attempt}>
      {(data) => (isLive(data) ? <LiveAttempt key={data.attempt_id} attempt={data} /> : <Result attempt={data} />)}
    </Loaded>
  );
}
