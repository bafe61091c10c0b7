import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { serverClock } from '../../api/serverClock';
import type { Alert, EventTypeView, EventView } from '../../api/schema';
import { showTime } from '../../shell/format';
import { lanesOf, ticksOf } from './lanes';
import classes from './Panel.module.css';

const LABEL = 92;
const LANE = 20;
const TOP = 22;

interface Props {
  startedAt: string;
  events: readonly EventView[];
  alerts: readonly Alert[];
  types: ReadonlyMap<string, EventTypeView>;
  live: boolean;
}

/** Timeline of the attempt: one lane per category, alerts on top. The event list has the same content as text. */
export function Timeline({ startedAt, events, alerts, types, live }: Props) {
  const { ref, width } = useElementSize();
  const lanes = useMemo(() => lanesOf(events, types), [events, types]);
  const from = Date.parse(startedAt);
  const ends = [
    ...lanes.flatMap((lane) => lane.marks.map((mark) => mark.to)),
    ...alerts.map((alert) => Date.parse(alert.raised_at)),
  ];
  const to = Math.max(
    from + 60_000,
    ends.reduce((a, b) => Math.max(a, b), live ? serverClock.now() : 0),
  );
  const right = Math.max(width, LABEL + 50) - 4;
  const x = (at: number) => LABEL + ((Math.min(Math.max(at, from), to) - from) / (to - from)) * (right - LABEL);
  const height = TOP + lanes.length * LANE + 18;
  return (
    <div ref={ref} data-testid="timeline">
      <svg
        className={classes['svg']}
        height={height}
        role="img"
        aria-label={`Timeline: ${events.length} events, ${alerts.length} alerts. The event list below has the same content.`}
      >
        <text x={0} y={14} className={classes['laneLabel']}>
          alerts
        </text>
        {alerts.map((alert) => (
          <path
            key={alert.id}
            className={classes['alertMark']}
            data-level={alert.level}
            d={`M${x(Date.parse(alert.raised_at))} 17 l-5 -10 h10 z`}
          >
            <title>{`${showTime(alert.raised_at)} ${alert.sentence}`}</title>
          </path>
        ))}
        {lanes.map((lane, row) => (
          <g key={lane.category} transform={`translate(0 ${TOP + row * LANE})`}>
            <text x={0} y={13} className={classes['laneLabel']}>
              {lane.category}
            </text>
            <rect
              x={LABEL}
              y={2}
              width={Math.max(0, right - LABEL)}
              height={LANE - 4}
              className={classes['lane']}
              rx={2}
            />
            {lane.marks.map((mark) => (
              <rect
                key={mark.seq}
                x={x(mark.from)}
                y={4}
                height={LANE - 8}
                width={Math.max(3, x(mark.to) - x(mark.from))}
                rx={1}
                className={classes['mark']}
                data-technical={lane.category === 'technical' || undefined}
              >
                <title>{`${showTime(mark.from)} ${mark.label}`}</title>
              </rect>
            ))}
          </g>
        ))}
        {ticksOf(from, to).map((at) => (
          <text
            key={at}
            x={x(at)}
            y={height - 4}
            textAnchor={x(at) > right - 30 ? 'end' : x(at) < LABEL + 20 ? 'start' : 'middle'}
            className={classes['axis']}
          >
            {showTime(at).slice(0, to - from < 300_000 ? 8 : 5)}
          </text>
        ))}
      </svg>
    </div>
  );
}
