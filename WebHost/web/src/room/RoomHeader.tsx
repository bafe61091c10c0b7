import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { RoomStats } from './store/hubMessages';
import { Tag, type Tone } from '../shell/Tag';
import classes from './Room.module.css';
import type { HubState } from './store/roomLink';

const hubWords: Record<HubState, [Tone, string]> = {
  connecting: ['plain', 'Connecting'],
  connected: ['good', 'Live'],
  reconnecting: ['warning', 'Connection lost, reconnecting'],
  refused: ['critical', 'Not permitted'],
  closed: ['plain', 'Closed'],
};

interface Props {
  examId: string;
  title: string;
  stats: RoomStats | null;
  hub: HubState;
  why: string | undefined;
}

export function RoomHeader({ examId, title, stats, hub, why }: Props) {
  const [tone, text] = hubWords[hub];
  const numbers: [string, number, string][] = stats
    ? [
        ['Live', stats.live, 'live'],
        ['Connected', stats.connected, 'connected'],
        ['Ended', stats.ended, 'ended'],
        ['Open alerts', stats.open_alerts, 'open-alerts'],
      ]
    : [];
  return (
    <header className={classes['header']}>
      <div>
        <Anchor component={Link} to={`/teacher/exams/${examId}`} size="xs">
          Exam
        </Anchor>
        <h1 className={classes['title']}>{title === '' ? 'Live room' : title}</h1>
      </div>
      <dl className={classes['stats']} data-testid="stats">
        {numbers.map(([label, value, id]) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd data-testid={`stat-${id}`}>{value.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <span className={classes['hub']} role="status" data-testid="hub-state" data-state={hub} title={why}>
        <Tag tone={tone}>{text}</Tag>
      </span>
    </header>
  );
}
