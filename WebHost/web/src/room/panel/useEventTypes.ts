import { useQuery } from '@tanstack/react-query';
import { listEventTypes } from '../../api/teacher';
import type { EventType } from '../../api/types';

const NONE: ReadonlyMap<string, EventType> = new Map();

/** The taxonomy by name; it does not change while the page is open. */
export function useEventTypes(): ReadonlyMap<string, EventType> {
  const types = useQuery({
    queryKey: ['event-types'], queryFn: ({ signal }) => listEventTypes(signal), staleTime: Infinity,
    select: ({ items }) => new Map(items.map((type) => [type.name, type])),
  });
  return types.data ?? NONE;
}
