import { Alert as Note, Anchor, Drawer, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { AttemptCard } from '../../api/schema';
import { showTime, words } from '../../shell/format';
import { AnnotateForms, type Annotate } from '../annotate/AnnotateForms';
import { Loaded } from '../../shell/Loaded';
import { Tag } from '../../shell/Tag';
import { isLive } from '../attempts/filter';
import { AlertItem } from '../feed/AlertItem';
import type { Triage } from '../feed/AlertFeed';
import { InstructButtons, type InstructAll } from '../instruct/InstructButtons';
import { bandTone, bandWord } from '../words';
import type { RoomAlert } from '../store/order';
import { EventList } from './EventList';
import classes from './Panel.module.css';
import { ScoreBreakdown } from './ScoreBreakdown';
import { Timeline } from './Timeline';
import { useEventTypes } from './useEventTypes';
import { useMonitoring } from './useMonitoring';

interface Props {
  card: AttemptCard | undefined;
  roomAlerts: readonly RoomAlert[];
  triage: Triage;
  instruct: InstructAll;
  annotate: Annotate;
  onClose: () => void;
}

/** Details of one student, beside the room. */
export function StudentPanel({ card, ...rest }: Props) {
  return (
    <Drawer
      opened={card !== undefined}
      onClose={rest.onClose}
      position="right"
      size="min(46rem, 100%)"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25 }}
      title={card?.student_name}
      styles={{ title: { fontWeight: 650, fontSize: '1.1rem' } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {card && <Contents key={card.attempt_id} card={card} {...rest} />}
    </Drawer>
  );
}

function Contents({ card, roomAlerts, triage, instruct, annotate }: Props & { card: AttemptCard }) {
  const live = isLive(card);
  const monitoring = useMonitoring(card.attempt_id, live);
  const types = useEventTypes();
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [tab, setTab] = useState<string | null>('score');
  const alerts = useMemo(
    () => roomAlerts.filter((alert) => alert.attempt_id === card.attempt_id),
    [roomAlerts, card.attempt_id],
  );
  const targets = useMemo(() => (live ? [card] : []), [live, card]);
  const mark = (seqs: readonly number[]) => {
    setMarked(new Set(seqs));
    setTab('events');
  };
  return (
    <Stack gap="md" data-testid="panel" data-attempt={card.attempt_id}>
      <Group gap="xs">
        {live ? <Tag tone={bandTone(card.band)}>{bandWord(card.band)}</Tag> : <Tag>{words(card.status)}</Tag>}
        {card.status === 'paused' && <Tag>Paused</Tag>}
        {card.locked && <Tag>Covered</Tag>}
        {card.hand_raised && <Tag tone="notice">Hand raised</Tag>}
        {live && (
          <Tag tone={card.connected ? 'good' : 'technical'}>
            {card.connected ? 'Connected' : 'No connection (technical)'}
          </Tag>
        )}
        <Text size="sm" c="dimmed" className="numbers">
          Started {showTime(card.started_at)}, ends {showTime(card.deadline)}
        </Text>
      </Group>
      <div className={classes['figures']}>
        <Figure
          label="Integrity score"
          value={card.integrity_score.toFixed(1)}
          hint="Starts at 100 and never recovers."
          testId="panel-score"
        />
        <Figure
          label="Risk now"
          value={String(Math.round(card.risk))}
          hint="Decreases with time. A hint, not a verdict."
          testId="panel-risk"
        />
        <Figure label="Events" value={card.events.toLocaleString('en')} hint="Recorded so far." />
      </div>
      {card.unsupported.length > 0 && (
        <Note
          color="orange"
          styles={{ title: { color: 'var(--mantine-color-text)' } }}
          title="This browser does not support every event type"
          data-testid="panel-unsupported"
        >
          It cannot report: {card.unsupported.map((type) => clause(types.get(type)?.meaning ?? type)).join('; ')}.
        </Note>
      )}
      <InstructButtons targets={targets} instruct={instruct} />
      {live && <AnnotateForms attemptId={card.attempt_id} {...annotate} onStored={() => void monitoring.refetch()} />}
      <Loaded query={monitoring}>
        {(data) => (
          <>
            <Timeline startedAt={card.started_at} events={data.events} alerts={alerts} types={types} live={live} />
            <Tabs value={tab} onChange={setTab} keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="score">Score breakdown</Tabs.Tab>
                <Tabs.Tab value="alerts">Alerts ({alerts.length})</Tabs.Tab>
                <Tabs.Tab value="events">Events ({data.events.length.toLocaleString('en')})</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="score" pt="sm">
                <ScoreBreakdown score={data.score} onMark={mark} />
              </Tabs.Panel>
              <Tabs.Panel value="alerts" pt="sm">
                {alerts.length === 0 && (
                  <Text size="sm" c="dimmed">
                    No alerts.
                  </Text>
                )}
                <ol className={classes['plain']}>
                  {alerts.map((alert) => (
                    <li key={alert.id}>
                      <AlertItem as="div" alert={alert} {...triage} />
                      {alert.event_seqs.length > 0 && (
                        <Anchor
                          component="button"
                          type="button"
                          size="xs"
                          ml="sm"
                          onClick={() => mark(alert.event_seqs)}
                        >
                          Show events
                        </Anchor>
                      )}
                    </li>
                  ))}
                </ol>
              </Tabs.Panel>
              <Tabs.Panel value="events" pt="sm">
                <EventList events={data.events} types={types} marked={marked} onUnmark={() => setMarked(new Set())} />
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Loaded>
      <Anchor component={Link} to={`/teacher/attempts/${card.attempt_id}`} size="sm">
        Answers and grading
      </Anchor>
    </Stack>
  );
}

/** A meaning without its remarks, so that several fit into one sentence. */
const clause = (meaning: string) => meaning.split(/[(;:]/)[0]!.trim();

function Figure({ label, value, hint, testId }: { label: string; value: string; hint: string; testId?: string }) {
  return (
    <div className={classes['figure']}>
      <span className={classes['label']}>{label}</span>
      <span className={classes['value']} data-testid={testId}>
        {value}
      </span>
      <span className={classes['hint']}>{hint}</span>
    </div>
  );
}
