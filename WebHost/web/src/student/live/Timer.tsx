import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { showClock } from '../../shell/format';
import classes from './Live.module.css';
import { useNow } from './useNow';

const SPOKEN_MINUTES = [30, 10, 5, 1];

interface Props {
  deadline: string;
  paused: boolean;
  onZero: () => void;
}

/** The remaining time by the server's clock. Screen readers announce it only at a few marks. */
export function Timer({ deadline, paused, onZero }: Props) {
  const left = Date.parse(deadline) - useNow();
  const over = !paused && left <= 0;
  const zero = useRef(onZero);
  useEffect(() => {
    zero.current = onZero;
  });
  useEffect(() => {
    if (over) zero.current();
  }, [over, deadline]);
  const mark = SPOKEN_MINUTES.filter((minutes) => left <= minutes * 60_000).at(-1);
  return (
    <span className={classes['timer']} data-urgent={!paused && left < 5 * 60_000 ? true : undefined}>
      <span className={classes['timerLabel']}>{paused ? 'Clock stopped' : 'Time left'}</span>
      <span role="timer" aria-label="Time left" data-testid="timer" className={classes['timerValue']}>
        {paused ? 'Paused' : showClock(left)}
      </span>
      <VisuallyHidden aria-live="polite">
        {!paused && mark !== undefined && left > 0
          ? `${mark === 1 ? 'One minute' : `${mark} minutes`} or less left`
          : ''}
      </VisuallyHidden>
    </span>
  );
}
