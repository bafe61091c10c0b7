import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { EventView } from '../../api/schema';
import { show } from '../../testing/show';
import { EventList } from './EventList';

const event = (seq: number, type: string, data: unknown) =>
  ({
    seq,
    after_seq: 0,
    type,
    at: '2026-03-01T10:00:00Z',
    received_at: '2026-03-01T10:00:00Z',
    ms: 0,
    data,
  }) as EventView;

it('shows flags and notes with their texts, not as data', () => {
  const by = '0191e508-3108-7d1e-a470-956f66984427';
  const events = [
    event(-1, 'proctor.flag', { severity: 50, by, text: 'Talks.' }),
    event(-2, 'proctor.flag', { severity: 0, by, text: '' }),
    event(-3, 'proctor.flag', { severity: 33, by, text: '' }),
    event(-4, 'proctor.note', { by, text: 'Asked for water.' }),
    event(-5, 'clipboard.paste', { len: 12, by: 'menu' }),
  ];
  show(<EventList events={events} types={new Map()} marked={new Set()} onUnmark={() => {}} />);
  const texts = events.map(({ seq }) => screen.getByTestId(`event-${seq}`).querySelector('span')!.textContent);

  expect(texts).toEqual([
    'Flag, severity medium: Talks. proctor.flag',
    'Flag removed proctor.flag',
    'Flag, severity 33 proctor.flag',
    'Note: Asked for water. proctor.note',
    'Clipboard.paste clipboard.paste, 12 characters, by menu',
  ]);
});
