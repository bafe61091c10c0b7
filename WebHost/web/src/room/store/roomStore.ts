import type { Alert, AttemptCard } from '../../api/schema';
import type { RoomSnapshot, RoomStats } from './hubMessages';
import { byUrgency, isLater, isNewerTriage, type RoomAlert } from './order';

export interface RoomState {
  readonly title: string;
  readonly cards: ReadonlyMap<string, AttemptCard>;
  /** Attempt ids, most urgent first. */
  readonly order: readonly string[];
  /** Newest first. */
  readonly alerts: readonly RoomAlert[];
  readonly stats: RoomStats | null;
}

const EMPTY: RoomState = { title: '', cards: new Map(), order: [], alerts: [], stats: null };
const MOST_ALERTS = 2_000;

const causeOf = (alert: Alert) => [alert.attempt_id, alert.kind, ...alert.event_seqs].join(' ');

/**
 * State of the room on this page. Updates are applied immediately, and subscribers are notified at most once per
 * `schedule`. The newest card of an attempt wins; alerts are identified by id.
 */
export class RoomStore {
  private cards = new Map<string, AttemptCard>();
  private readonly alerts = new Map<string, RoomAlert>();
  /** Alert ids by cause: attempt, kind and events. */
  private readonly ids = new Map<string, string>();
  private stats: RoomStats | null = null;
  private title = '';
  private last: number | null = null;
  private shown: RoomState = EMPTY;
  private pending = false;
  private held: readonly string[] | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly newcomers = new Set<(alert: Alert) => void>();
  private readonly schedule: (show: () => void) => void;

  constructor(
    schedule: (show: () => void) => void = (show) => {
      setTimeout(show, 100);
    },
  ) {
    this.schedule = schedule;
  }

  /** The highest alert number, from which to watch after a reconnect. */
  get lastNo(): number | null {
    return this.last;
  }

  get state(): RoomState {
    return this.shown;
  }

  get openAlerts(): number {
    let open = 0;
    for (const alert of this.alerts.values()) if (alert.state === 'open') open += 1;
    return open;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Called for each new alert, except those of the first snapshot. */
  onNewAlert(listener: (alert: Alert) => void): () => void {
    this.newcomers.add(listener);
    return () => this.newcomers.delete(listener);
  }

  takeSnapshot(snapshot: RoomSnapshot): void {
    const first = this.title === '';
    this.title = snapshot.exam.title;
    // The snapshot is complete, but a card that was pushed meanwhile can be newer than the one in it.
    const before = this.cards;
    this.cards = new Map();
    for (const card of snapshot.attempts) {
      const known = before.get(card.attempt_id);
      this.cards.set(card.attempt_id, known && isLater(known.at, card.at) ? known : card);
    }
    for (const alert of snapshot.alerts) this.takeAlert(alert, first);
    this.takeStats(snapshot.stats);
    this.touch();
  }

  takeCards(cards: readonly AttemptCard[]): void {
    for (const card of cards) {
      const known = this.cards.get(card.attempt_id);
      if (!known || !isLater(known.at, card.at)) this.cards.set(card.attempt_id, card);
    }
    this.touch();
  }

  takeAlert(news: Alert, quiet = false): void {
    const alert: RoomAlert = { state: 'open', no: 0, ...news };
    const known = this.alerts.get(alert.id);
    this.last = Math.max(this.last ?? 0, alert.no);
    if (!known || isNewerTriage(alert, known)) this.alerts.set(alert.id, alert);
    if (!known && !this.replaces(alert) && !quiet) this.newcomers.forEach((listener) => listener(alert));
    this.touch();
  }

  /** A server that died before it stored an alert raises it again from the same events, with another id. */
  private replaces(alert: Alert): boolean {
    if (alert.event_seqs.length === 0) return false;
    const cause = causeOf(alert);
    const before = this.ids.get(cause);
    this.ids.set(cause, alert.id);
    return before !== undefined && this.alerts.delete(before);
  }

  takeStats(stats: RoomStats): void {
    if (!this.stats || !isLater(this.stats.at, stats.at)) this.stats = stats;
    this.touch();
  }

  /** After a reconnect: alerts that are open here and missing from a full snapshot were handled meanwhile. */
  settleOpen(full: RoomSnapshot): void {
    const listed = new Set(full.alerts.map((alert) => alert.id));
    for (const alert of this.alerts.values()) {
      if (alert.state === 'open' && !listed.has(alert.id))
        this.alerts.set(alert.id, { ...alert, state: 'acknowledged' });
    }
    this.takeSnapshot(full);
  }

  /** Keeps the row order while the pointer is over the list; new rows are added at the end. */
  hold(on: boolean): void {
    this.held = on ? this.shown.order : null;
    if (!on) this.touch();
  }

  private touch(): void {
    if (this.pending) return;
    this.pending = true;
    this.schedule(() => {
      this.pending = false;
      this.show();
    });
  }

  private show(): void {
    this.trim();
    this.shown = {
      title: this.title,
      cards: new Map(this.cards),
      order: this.sorted(),
      alerts: [...this.alerts.values()].sort((a, b) => b.no - a.no),
      stats: this.stats,
    };
    this.listeners.forEach((listener) => listener());
  }

  private sorted(): readonly string[] {
    const order = [...this.cards.values()].sort(byUrgency).map((card) => card.attempt_id);
    if (!this.held) return order;
    const kept = this.held.filter((id) => this.cards.has(id));
    const inside = new Set(kept);
    return [...kept, ...order.filter((id) => !inside.has(id))];
  }

  private trim(): void {
    if (this.alerts.size <= MOST_ALERTS) return;
    for (const [id, alert] of this.alerts) {
      if (this.alerts.size <= MOST_ALERTS) return;
      if (alert.state === 'open') continue;
      this.alerts.delete(id);
      this.ids.delete(causeOf(alert));
    }
  }
}
