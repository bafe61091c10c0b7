import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { queryKeys } from '../../api/queryKeys';
import { readMonitoring } from '../../api/teacher';
import type { Alert, MonitoringPage, EventView, ScoreView } from '../../api/schema';

const PAGE = 200;
const POLL_MS = 4_000;

export interface Monitoring {
  score: ScoreView;
  alerts: Alert[];
  events: EventView[];
}

interface Read {
  events: Map<number, EventView>;
  cursor: string | null;
}

/** Score and events of one attempt. Each poll requests only the events after the last one. */
export function useMonitoring(attemptId: string, live: boolean) {
  const read = useRef<Read>({ events: new Map(), cursor: null });
  return useQuery<Monitoring>({
    queryKey: queryKeys.monitoring(attemptId),
    queryFn: async ({ signal }) => {
      const { events } = read.current;
      let page: MonitoringPage;
      let grew: boolean;
      do {
        const before = events.size;
        page = await readMonitoring(attemptId, read.current.cursor, PAGE, signal);
        for (const event of page.events) events.set(event.seq, event);
        grew = events.size > before;
        read.current.cursor = page.next ?? read.current.cursor;
      } while (page.next !== null && grew && page.events.length >= PAGE);
      return {
        score: page.score,
        alerts: page.alerts,
        events: [...events.values()].sort((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq),
      };
    },
    refetchInterval: live ? POLL_MS : false,
    gcTime: 0,
    staleTime: 0,
  });
}
