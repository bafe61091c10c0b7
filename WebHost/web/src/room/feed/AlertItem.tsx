import { Button, Group } from '@mantine/core';
import { memo, useState } from 'react';
import { explain } from '../../api/problem';
import { showTime } from '../../shell/format';
import { Tag } from '../../shell/Tag';
import { levelTone, levelWord } from '../words';
import type { RoomAlert } from '../store/order';
import type { Triage } from './AlertFeed';
import classes from './Feed.module.css';
import { ResolveForm } from './ResolveForm';

interface Props extends Triage {
  as?: 'li' | 'div';
  alert: RoomAlert;
  name?: string;
  onOpen?: (attemptId: string) => void;
}

/** One alert: student, reason, time and verdict. */
export const AlertItem = memo(function AlertItem({ as: Box = 'li', alert, name, onOpen, acknowledge, resolve }: Props) {
  const [judging, setJudging] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const act = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(null);
    try {
      await action();
      setJudging(false);
    } catch (problem) {
      setError(explain(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box
      className={classes['item']}
      data-testid={`alert-${alert.id}`}
      data-kind={alert.kind}
      data-level={alert.level}
      data-state={alert.state}
      data-attempt={alert.attempt_id}
    >
      <div className={classes['line']}>
        <Tag tone={levelTone[alert.level]}>{levelWord[alert.level]}</Tag>
        {name !== undefined && onOpen && (
          <button type="button" className={classes['who']} onClick={() => onOpen(alert.attempt_id)}>
            {name}
          </button>
        )}
        <time className={classes['when']} dateTime={alert.raised_at}>
          {showTime(alert.raised_at)}
        </time>
      </div>
      <p className={classes['sentence']}>{alert.sentence}</p>
      {alert.state === 'resolved' && (
        <p className={classes['judged']}>
          {alert.verdict ?? 'resolved'}
          {alert.comment ? `: ${alert.comment}` : ''}
        </p>
      )}
      {error && (
        <p role="alert" className={classes['error']}>
          {error}
        </p>
      )}
      {judging ? (
        <ResolveForm
          busy={busy}
          onCancel={() => setJudging(false)}
          onResolve={(verdict, comment) => void act(() => resolve(alert.id, verdict, comment))}
        />
      ) : (
        <Group gap={6} mt={4}>
          {alert.state === 'open' && (
            <Button
              size="compact-xs"
              variant="default"
              loading={busy}
              onClick={() => void act(() => acknowledge(alert.id))}
              data-testid="acknowledge"
            >
              Acknowledge
            </Button>
          )}
          {alert.state === 'acknowledged' && <span className={classes['judged']}>Acknowledged</span>}
          <Button size="compact-xs" variant="default" onClick={() => setJudging(true)} data-testid="resolve">
            {alert.state === 'resolved' ? 'Change verdict' : 'Resolve'}
          </Button>
        </Group>
      )}
    </Box>
  );
});
