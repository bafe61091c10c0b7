import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '../../api/queryKeys';
import { listEventTypes } from '../../api/teacher';
import type { EventTypeView } from '../../api/schema';

const NONE: ReadonlyMap<string, EventTypeView> = new Map();

/** The event types by name. They do not change while the page is open. */
export function useEventTypes(): ReadonlyMap<string, EventTypeView> {
  const types = useQuery({
    queryKey: queryKeys.eventTypes,
    queryFn: ({ signal }) => listEventTypes(signal),
    staleTime: Infinity,
    select: ({ items }) => new Map(items.map((type) => [type.name, type])),
  });
  return types.data ?? NONE;
}
