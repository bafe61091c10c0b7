import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Alert } from '../../api/schema';
import type { RoomStore } from '../store/roomStore';
import { levelWord } from '../words';

const PAUSE_MS = 3_000;

/** Announces new alerts to screen readers, at most one sentence every few seconds. */
export function Announcer({ store }: { store: RoomStore }) {
  const [said, setSaid] = useState({ text: '', urgent: false });
  const waiting = useRef<Alert[]>([]);
  useEffect(() => {
    const stop = store.onNewAlert((alert) => {
      if (alert.level !== 'technical') waiting.current.push(alert);
    });
    const timer = setInterval(() => {
      const alerts = waiting.current.splice(0);
      const loudest = alerts.find((a) => a.level === 'critical') ?? alerts.at(-1);
      if (!loudest) return;
      const name = store.state.cards.get(loudest.attempt_id)?.student_name ?? 'A student';
      const more = alerts.length > 1 ? ` And ${alerts.length - 1} more.` : '';
      setSaid({
        text: `${levelWord[loudest.level]}: ${name}. ${loudest.sentence}${more}`,
        urgent: loudest.level === 'critical',
      });
    }, PAUSE_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [store]);
  return (
    <VisuallyHidden>
      <div aria-live="polite" data-testid="announcer">
        {said.urgent ? '' : said.text}
      </div>
      <div role="alert">{said.urgent ? said.text : ''}</div>
    </VisuallyHidden>
  );
}
