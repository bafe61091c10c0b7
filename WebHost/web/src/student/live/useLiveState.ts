import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Instruction } from '../../../monitor';
import { queryKeys } from '../../api/queryKeys';
import type { AttemptSession } from '../../api/schema';
import { serverClock } from '../../api/serverClock';
import type { Announcement } from './AnnouncementDialog';
import { announcementOf, applyInstruction } from './instructions';

/** Instructions of teachers during the attempt: announcements, the text of the cover, the end of a lock. */
export function useLiveState(attempt: AttemptSession) {
  const cache = useQueryClient();
  const keyRef = useRef(queryKeys.attempt(attempt.attempt_id));
  const [announcements, setAnnouncements] = useState<Announcement[]>([]);
  const [coverText, setCoverText] = useState('');
  const [coverEnds, setCoverEnds] = useState<string | null>(null);
  const refetch = useCallback(() => void cache.invalidateQueries({ queryKey: keyRef.current, exact: true }), [cache]);

  /** Applies an instruction. True when it is done, false when the student has to read it first. */
  const hear = useCallback(
    (instruction: Instruction): boolean => {
      const before = cache.getQueryData<AttemptSession>(keyRef.current);
      if (before) cache.setQueryData(keyRef.current, applyInstruction(before, instruction));
      if (instruction.kind === 'pause' || instruction.kind === 'lock') {
        setCoverText(instruction.text ?? '');
        setCoverEnds(instruction.until ?? null);
      }
      if (instruction.kind === 'resume') setCoverEnds(null);
      if (instruction.kind !== 'message') refetch();
      const said = announcementOf(instruction, before?.deadline ?? '');
      if (!said || instruction.kind === 'terminate') return true;
      setAnnouncements((all) => [
        ...all.filter((a) => a.id !== instruction.id),
        { id: instruction.id, kind: instruction.kind, ...said },
      ]);
      return false;
    },
    [cache, refetch],
  );

  const read = useCallback((id: string) => setAnnouncements((all) => all.filter((a) => a.id !== id)), []);

  useEffect(() => {
    if (!coverEnds) return;
    const timer = setTimeout(refetch, Math.max(0, Date.parse(coverEnds) - serverClock.now()) + 500);
    return () => clearTimeout(timer);
  }, [coverEnds, refetch]);

  return { announcement: announcements[0], coverText, hear, read, refetch };
}
