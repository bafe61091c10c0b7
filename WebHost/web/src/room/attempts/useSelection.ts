import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptCard } from '../../api/schema';
import { isLive } from './filter';

/** Which students are selected; "all" selects every live one in the filtered list. */
export function useSelection(shown: readonly AttemptCard[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const listed = useRef(shown);
  useEffect(() => {
    listed.current = shown;
  });
  const toggle = useCallback(
    (id: string) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    [],
  );
  const toggleAll = useCallback(
    () =>
      setIds((before) => {
        const live = listed.current.filter(isLive).map((card) => card.attempt_id);
        return live.every((id) => before.has(id)) ? new Set() : new Set(live);
      }),
    [],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, toggle, toggleAll, clear };
}
