import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { explain, type ProblemError } from '../../api/problem';
import { queryKeys } from '../../api/queryKeys';
import { submitAttempt } from '../../api/student';
import { plural } from '../../shell/format';
import type { AnswerQueue } from '../answers/answerQueue';
import type { Watching } from './useMonitor';

const SAVE_LIMIT_MS = 10_000;

/** Saves the answers, ends the monitoring record, then submits the attempt. After an error the exam goes on. */
export function useSubmit(attemptId: string, queue: AnswerQueue, watching: Watching) {
  const cache = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      if (!(await queue.settle(SAVE_LIMIT_MS))) {
        setError(
          `${plural(queue.unsaved, 'answer')} could not be saved yet. Check the connection and try again. Nothing is lost.`,
        );
        return;
      }
      await watching.end();
      const wait = (problem: ProblemError) => setError(`${explain(problem)} Trying again; nothing is lost.`);
      const ended = await submitAttempt(attemptId, wait);
      setError(null);
      cache.setQueryData(queryKeys.attempt(attemptId), ended);
      void cache.invalidateQueries({ queryKey: queryKeys.studentExams });
    } catch (problem) {
      setError(explain(problem));
      watching.restart();
    } finally {
      setBusy(false);
    }
  };

  return {
    opened,
    busy,
    error,
    ask: () => {
      setError(null);
      setOpened(true);
    },
    close: () => {
      if (!busy) setOpened(false);
    },
    send: () => void send(),
  };
}
