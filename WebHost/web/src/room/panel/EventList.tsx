import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { EventTypeView, EventView } from '../../api/schema';
import { remarkOf } from '../annotate/remarks';
import { plural, sentence, showTime } from '../../shell/format';
import classes from './Panel.module.css';

const PAGE = 200;

interface Props {
  events: readonly EventView[];
  types: ReadonlyMap<string, EventTypeView>;
  marked: ReadonlySet<number>;
  onUnmark: () => void;
}

/** Every event, newest first, or only the marked ones that belong to an alert or a part of the score. */
export function EventList({ events, types, marked, onUnmark }: Props) {
  const [limit, setLimit] = useState(PAGE);
  const list = useMemo(() => {
    const wanted = marked.size === 0 ? events : events.filter((event) => marked.has(event.seq));
    return [...wanted].reverse();
  }, [events, marked]);
  return (
    <div>
      {marked.size > 0 && (
        <Group gap="xs" mb="xs">
          <Text size="sm">Only {plural(list.length, 'event')} that counted here.</Text>
          <Button size="compact-xs" variant="default" onClick={onUnmark}>
            Show all
          </Button>
        </Group>
      )}
      <ol className={classes['events']} data-testid="events">
        {list.slice(0, limit).map((event) => (
          <li
            key={event.seq}
            className={classes['event']}
            data-testid={`event-${event.seq}`}
            data-type={event.type}
            data-marked={marked.has(event.seq) || undefined}
          >
            <time dateTime={event.at}>{showTime(event.at)}</time>
            <span>
              {remarkOf(event) ?? sentence(types.get(event.type)?.meaning ?? event.type)}{' '}
              <span className={classes['data']}>{details(event)}</span>
            </span>
            <span className={classes['ms']}>{event.ms > 0 ? `${(event.ms / 1000).toFixed(1)} s` : ''}</span>
          </li>
        ))}
      </ol>
      {list.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing recorded.
        </Text>
      )}
      {list.length > limit && (
        <Button mt="xs" size="xs" variant="subtle" onClick={() => setLimit(limit + PAGE)}>
          Show more
        </Button>
      )}
    </div>
  );
}

// Ids and hashes are for replay; they mean nothing to a reader.
const UNREAD = new Set(['hash', 'q', 'part', 'open', 'unsupported', 'client']);

function details(event: EventView): string {
  if (remarkOf(event) !== null) return event.type;
  const parts = Object.entries(event.data ?? {})
    .filter(([key]) => !UNREAD.has(key))
    .map(([key, value]) =>
      key === 'len'
        ? plural(Number(value), 'character')
        : `${key.replaceAll('_', ' ')} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    );
  return [event.type, ...parts].join(', ');
}
