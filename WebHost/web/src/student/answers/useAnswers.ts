import { useEffect, useState, useSyncExternalStore } from 'react';
import { saveAnswer } from '../../api/student';
import type { Answer } from '../../api/schema';
import { AnswerQueue, type AnswerEntry } from './answerQueue';
import { Drafts } from './drafts';

/** One queue for as long as the attempt is on the page. */
export function useAnswerQueue(attemptId: string, answers: readonly Answer[]): AnswerQueue {
  const [queue] = useState(() => {
    const made = new AnswerQueue(new Drafts(attemptId), (questionId, revision, value) =>
      saveAnswer(attemptId, questionId, revision, value),
    );
    made.seed(answers);
    return made;
  });
  useEffect(() => {
    const push = () => queue.push();
    queue.open();
    window.addEventListener('online', push);
    window.addEventListener('pagehide', push);
    return () => {
      window.removeEventListener('online', push);
      window.removeEventListener('pagehide', push);
      queue.close();
    };
  }, [queue]);
  return queue;
}

export const useAnswer = (queue: AnswerQueue, questionId: string): AnswerEntry =>
  useSyncExternalStore(queue.subscribe, () => queue.get(questionId));

/** Renders again when any answer changes. */
export const useAnswersVersion = (queue: AnswerQueue): number =>
  useSyncExternalStore(queue.subscribe, () => queue.version);
