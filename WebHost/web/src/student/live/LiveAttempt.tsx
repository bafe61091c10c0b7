import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AttemptSession } from '../../api/schema';
import { AllSaved } from '../answers/AllSaved';
import { isAnswered } from '../answers/answered';
import { useAnswerQueue } from '../answers/useAnswers';
import { QuestionCard } from '../questions/QuestionCard';
import { QuestionNav } from '../questions/QuestionNav';
import { AnnouncementDialog } from './AnnouncementDialog';
import { Cover } from './Cover';
import { FullscreenBanner } from './FullscreenBanner';
import classes from './Live.module.css';
import { MonitorBadge } from './MonitorBadge';
import { RaiseHand } from './RaiseHand';
import { SubmitDialog } from './SubmitDialog';
import { Timer } from './Timer';
import { useLiveState } from './useLiveState';
import { useMonitor } from './useMonitor';
import { useSubmit } from './useSubmit';

/** The live exam: questions, clock, connection and save state. */
export function LiveAttempt({ attempt }: { attempt: AttemptSession }) {
  const queue = useAnswerQueue(attempt.attempt_id, attempt.answers);
  const live = useLiveState(attempt);
  const done = useRef<(id: string) => void>(() => undefined);
  const watching = useMonitor(attempt, (instruction) => {
    if (live.hear(instruction)) done.current(instruction.id);
  });
  useEffect(() => {
    done.current = watching.done;
  });
  const submit = useSubmit(attempt.attempt_id, queue, watching);
  const [over, setOver] = useState(false);
  const questions = useMemo(() => [...attempt.questions].sort((a, b) => a.position - b.position), [attempt.questions]);
  const ids = useMemo(() => questions.map((q) => q.id), [questions]);

  useEffect(() => {
    document.title = `${attempt.title} · Veritas`;
  }, [attempt.title]);
  useEffect(() => {
    setOver(false);
  }, [attempt.deadline]);
  const { refetch } = live;
  useEffect(() => {
    if (!over) return;
    queue.push();
    const timer = setInterval(refetch, 2_000);
    return () => clearInterval(timer);
  }, [over, queue, refetch]);

  const stopped = watching.status?.state === 'stopped' ? watching.status.reason : undefined;
  useEffect(() => {
    if (stopped === 'attempt_over') refetch();
  }, [stopped, refetch]);
  const cover =
    attempt.status === 'paused'
      ? 'pause'
      : over
        ? 'over'
        : attempt.locked
          ? 'lock'
          : stopped === 'taken_over' || stopped === 'duplicate_tab'
            ? 'elsewhere'
            : null;
  const read = (id: string) => {
    live.read(id);
    watching.done(id);
  };

  return (
    <>
      <div className={classes['bar']}>
        <div className={classes['barInner']}>
          <h1 className={classes['title']} title={attempt.title}>
            {attempt.title}
          </h1>
          <Timer deadline={attempt.deadline} paused={attempt.status === 'paused'} onZero={() => setOver(true)} />
          <AllSaved queue={queue} questionIds={ids} />
          <MonitorBadge status={watching.status} />
          <div className={classes['actions']}>
            <RaiseHand onRaise={watching.raiseHand} />
            <Button size="sm" onClick={submit.ask} data-testid="submit">
              Hand in
            </Button>
          </div>
        </div>
        {attempt.require_fullscreen && <FullscreenBanner />}
      </div>
      <div className={classes['body']}>
        <div className={classes['questions']}>
          {questions.map((question) => (
            <QuestionCard key={question.id} question={question} queue={queue} />
          ))}
        </div>
        <div className={classes['side']}>
          <QuestionNav questions={questions} queue={queue} />
        </div>
      </div>
      {submit.opened && (
        <SubmitDialog
          opened
          unanswered={questions.filter((q) => !isAnswered(queue.get(q.id).value))}
          refused={ids.filter((id) => queue.get(id).state.kind === 'refused').length}
          busy={submit.busy}
          error={submit.error}
          onClose={submit.close}
          onSubmit={submit.send}
        />
      )}
      {cover && (
        <Cover
          kind={cover}
          text={cover === 'pause' || cover === 'lock' ? live.coverText : ''}
          onRaise={watching.raiseHand}
          onTakeOver={watching.restart}
        />
      )}
      <AnnouncementDialog announcement={live.announcement} onRead={read} />
    </>
  );
}
