import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { queryKeys } from '../api/queryKeys';
import { readAttempt } from '../api/student';
import type { AttemptSession } from '../api/schema';
import { Loaded } from '../shell/Loaded';
import { LiveAttempt } from './live/LiveAttempt';
import { Result } from './Result';

const isLive = (attempt: AttemptSession) => attempt.status === 'in_progress' || attempt.status === 'paused';

/** The attempt while it lasts, and its result after. A reload goes on where it was. */
export function Component() {
  const attemptId = useParams()['attemptId']!;
  const attempt = useQuery({
    queryKey: queryKeys.attempt(attemptId),
    queryFn: ({ signal }) => readAttempt(attemptId, signal),
    // Instructions come over the monitoring socket; this is the net below it.
    refetchInterval: (query) => (query.state.data && isLive(query.state.data) ? 60_000 : false),
    refetchIntervalInBackground: true,
  });
  return (
    <Loaded query={attempt}>
      {(data) => (isLive(data) ? <LiveAttempt key={data.attempt_id} attempt={data} /> : <Result attempt={data} />)}
    </Loaded>
  );
}
