import { Button, Group, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AlertLevel, AttemptCard, Verdict } from '../../api/schema';
import type { RoomAlert } from '../store/order';
import { AlertItem } from './AlertItem';
import classes from './Feed.module.css';

const PAGE = 100;
const levels: { value: string; label: string; test: (level: AlertLevel) => boolean }[] = [
  { value: 'all', label: 'All levels', test: () => true },
  { value: 'human', label: 'Without technical', test: (level) => level !== 'technical' },
  { value: 'warning', label: 'Warning and up', test: (level) => level === 'warning' || level === 'critical' },
  { value: 'critical', label: 'Critical only', test: (level) => level === 'critical' },
];

export interface Triage {
  acknowledge: (id: string) => Promise<void>;
  resolve: (id: string, verdict: Verdict, comment: string) => Promise<void>;
}
interface Props extends Triage {
  alerts: readonly RoomAlert[];
  cards: ReadonlyMap<string, AttemptCard>;
  onOpen: (attemptId: string) => void;
}

/** Alerts as they were raised, newest first. */
export function AlertFeed({ alerts, cards, onOpen, acknowledge, resolve }: Props) {
  const [shown, setShown] = useState('open');
  const [level, setLevel] = useState('all');
  const [limit, setLimit] = useState(PAGE);
  const list = useMemo(() => {
    const test = levels.find((l) => l.value === level)!.test;
    return alerts.filter((alert) => test(alert.level) && (shown === 'all' || alert.state !== 'resolved'));
  }, [alerts, level, shown]);
  return (
    <section className={`surface ${classes['feed']}`} aria-labelledby="feed-title">
      <div className={classes['head']}>
        <Title order={2} id="feed-title" size="h3">
          Alerts
        </Title>
        <Group gap="xs">
          <Select
            size="xs"
            w="10rem"
            aria-label="Level"
            allowDeselect={false}
            data={levels}
            value={level}
            onChange={(value) => setLevel(value ?? 'all')}
          />
          <SegmentedControl
            size="xs"
            aria-label="Which alerts"
            value={shown}
            onChange={setShown}
            data={[
              { value: 'open', label: 'To do' },
              { value: 'all', label: 'All' },
            ]}
          />
        </Group>
      </div>
      <ol className={classes['list']} data-testid="feed">
        {list.slice(0, limit).map((alert) => (
          <AlertItem
            key={alert.id}
            alert={alert}
            name={cards.get(alert.attempt_id)?.student_name ?? 'Student'}
            onOpen={onOpen}
            acknowledge={acknowledge}
            resolve={resolve}
          />
        ))}
      </ol>
      {list.length === 0 && (
        <Text c="dimmed" size="sm" p="md">
          {shown === 'open' ? 'No open alerts.' : 'No alerts yet.'}
        </Text>
      )}
      {list.length > limit && (
        <Button variant="subtle" size="xs" onClick={() => setLimit(limit + PAGE)}>
          Show {Math.min(PAGE, list.length - limit)} more
        </Button>
      )}
    </section>
  );
}
