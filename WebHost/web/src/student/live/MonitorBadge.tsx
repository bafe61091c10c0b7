import type { MonitorStatus } from '../../../monitor';
import { Tag, type Tone } from '../../shell/Tag';

const shown: Record<MonitorStatus['state'], [Tone, string]> = {
  starting: ['plain', 'Connecting'],
  connecting: ['plain', 'Connecting'],
  online: ['good', 'Connected'],
  offline: ['warning', 'Connection lost, keep working'],
  stopped: ['plain', 'Not connected'],
};

/** The connection state. Its counters are in data attributes, for diagnosis. */
export function MonitorBadge({ status }: { status: MonitorStatus | null }) {
  const state = status?.state ?? 'starting';
  const [tone, text] = shown[state];
  return (
    <span
      role="status"
      data-testid="monitor-state"
      data-state={state}
      data-reason={status?.reason}
      data-recorded={status?.recorded ?? 0}
      data-accepted={status?.accepted ?? 0}
      data-durable={status?.durable ?? 0}
      data-lost={status?.lost ?? 0}
      title={status?.problem}
    >
      <Tag tone={tone}>{text}</Tag>
    </span>
  );
}
