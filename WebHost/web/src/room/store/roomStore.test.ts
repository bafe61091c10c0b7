import { beforeEach, describe, expect, it } from 'vitest';
import type { Alert, AttemptCard } from '../../api/schema';
import type { RoomSnapshot, RoomStats } from './hubMessages';
import { RoomStore } from './roomStore';

const at = (s: number) => new Date(Date.UTC(2026, 0, 1, 9, 0, s)).toISOString();
const card = (id: string, change: Partial<AttemptCard> = {}): AttemptCard => ({
  attempt_id: id,
  student_id: `s-${id}`,
  student_name: `Student ${id}`,
  status: 'in_progress',
  connected: true,
  locked: false,
  hand_raised: false,
  integrity_score: 100,
  risk: 0,
  band: 'none',
  events: 0,
  started_at: at(0),
  deadline: at(3600),
  unsupported: [],
  at: at(0),
  ...change,
});
const alert = (id: string, change: Partial<Alert> = {}): Alert => ({
  id,
  exam_id: 'e',
  attempt_id: 'a',
  raised_at: at(1),
  kind: 'band.warning',
  level: 'warning',
  sentence: 'x',
  event_seqs: [],
  integrity_score: 90,
  risk: 60,
  state: 'open',
  handled_by: null,
  handled_at: null,
  verdict: null,
  comment: null,
  no: Number(id),
  ...change,
});
const stats = (s: number, open = 0): RoomStats => ({
  exam_id: 'e',
  live: 1,
  connected: 1,
  ended: 0,
  open_alerts: open,
  at: at(s),
});
const snapshot = (attempts: AttemptCard[], alerts: Alert[] = []): RoomSnapshot => ({
  exam: { id: 'e', title: 'Exam' },
  attempts,
  alerts,
  stats: stats(0),
});

let turns: (() => void)[];
let store: RoomStore;
const turn = () => turns.splice(0).forEach((show) => show());

beforeEach(() => {
  turns = [];
  store = new RoomStore((show) => turns.push(show));
});

describe('the room', () => {
  it('orders live before ended, then by risk, then by lower score', () => {
    store.takeSnapshot(
      snapshot([
        card('calm'),
        card('gone', { status: 'submitted', risk: 99 }),
        card('high', { risk: 80 }),
        card('low', { risk: 20, integrity_score: 60 }),
        card('lower', { risk: 20, integrity_score: 50 }),
      ]),
    );
    turn();
    expect(store.state.order).toEqual(['high', 'lower', 'low', 'calm', 'gone']);
  });

  it('keeps the newest card of an attempt in any order of arrival', () => {
    store.takeSnapshot(snapshot([card('a', { at: at(5), risk: 5 })]));
    store.takeCards([card('a', { at: at(9), risk: 9 })]);
    store.takeCards([card('a', { at: at(7), risk: 7 })]);
    store.takeSnapshot(snapshot([card('a', { at: at(8), risk: 8 })]));
    turn();
    expect(store.state.cards.get('a')?.risk).toBe(9);
  });

  it('notifies the page once for many updates', () => {
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    store.takeSnapshot(snapshot([]));
    for (let i = 0; i < 1000; i += 1) store.takeCards([card(`a${i}`)]);
    turn();
    expect(told).toBe(1);
    expect(store.state.order).toHaveLength(1000);
  });

  it('identifies alerts by id, orders them by number, and keeps the highest number', () => {
    // Raised in another order than the room heard of them.
    store.takeSnapshot(snapshot([], [alert('1', { raised_at: at(3) }), alert('2', { raised_at: at(1) })]));
    store.takeAlert(alert('3', { raised_at: at(2) }));
    store.takeAlert(alert('2', { raised_at: at(1) }));
    store.takeSnapshot(snapshot([], [alert('3', { raised_at: at(2) })]));
    turn();
    expect(store.state.alerts.map((a) => a.id)).toEqual(['3', '2', '1']);
    expect(store.lastNo).toBe(3);
  });

  it('announces new alerts once, and none of the first snapshot', () => {
    const heard: string[] = [];
    store.onNewAlert((a) => heard.push(a.id));
    store.takeSnapshot(snapshot([], [alert('1')]));
    store.takeAlert(alert('2'));
    store.takeAlert(alert('2', { state: 'acknowledged', handled_at: at(9) }));
    store.takeSnapshot(snapshot([], [alert('2'), alert('3')]));
    expect(heard).toEqual(['2', '3']);
  });

  it('applies triage, and ignores older triage', () => {
    store.takeAlert(alert('1'));
    store.takeAlert(alert('1', { state: 'resolved', verdict: 'cleared', handled_at: at(9) }));
    store.takeAlert(alert('1', { state: 'acknowledged', handled_at: at(8) }));
    store.takeAlert(alert('1'));
    turn();
    expect(store.state.alerts[0]).toMatchObject({ state: 'resolved', verdict: 'cleared' });
    expect(store.openAlerts).toBe(0);
  });

  it('shows and announces an alert once when a restarted server raises it again', () => {
    const heard: string[] = [];
    store.takeSnapshot(snapshot([]));
    store.onNewAlert((news) => heard.push(news.id));
    store.takeAlert(alert('1', { event_seqs: [3, 4] }));
    store.takeAlert(alert('2', { event_seqs: [3, 4] }));
    store.takeAlert(alert('3', { event_seqs: [5] }));
    turn();
    expect(store.state.alerts.map((a) => a.id).sort()).toEqual(['2', '3']);
    expect(heard).toEqual(['1', '3']);
  });

  it('learns after a reconnect what others have handled', () => {
    store.takeSnapshot(snapshot([], [alert('1'), alert('2')]));
    store.settleOpen(snapshot([], [alert('2')]));
    expect(store.openAlerts).toBe(1);
  });

  it('keeps the row order while held, with current values and new rows at the end', () => {
    store.takeSnapshot(snapshot([card('a', { risk: 50 }), card('b', { risk: 10 })]));
    turn();
    store.hold(true);
    store.takeCards([card('b', { risk: 90, at: at(2) }), card('c', { risk: 95, at: at(2) })]);
    turn();
    expect(store.state.order).toEqual(['a', 'b', 'c']);
    expect(store.state.cards.get('b')?.risk).toBe(90);
    store.hold(false);
    turn();
    expect(store.state.order).toEqual(['c', 'b', 'a']);
  });

  it('ignores older statistics', () => {
    store.takeStats(stats(5, 5));
    store.takeStats(stats(3, 3));
    turn();
    expect(store.state.stats?.open_alerts).toBe(5);
  });
});
