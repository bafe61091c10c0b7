import {
  HttpTransportType,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
  type HubConnection,
} from '@microsoft/signalr';
import { accessToken } from '../../api/session';
import type { Alert, AttemptCard, Verdict } from '../../api/schema';
import type { InstructionKind, InstructOutcome, RoomSnapshot, RoomStats } from './hubMessages';
import { hubProblem } from './hubProblem';
import type { RoomStore } from './roomStore';

export type HubState = 'connecting' | 'connected' | 'reconnecting' | 'refused' | 'closed';

const BATCH_SIZE = 500;
const LONGEST_WAIT_MS = 15_000;

/** One hub connection for one room. After a reconnect it watches from the last alert it has. */
export class RoomLink {
  private readonly hub: HubConnection;
  private readonly examId: string;
  private readonly store: RoomStore;
  private readonly onState: (state: HubState, why?: string) => void;
  private stopped = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(examId: string, store: RoomStore, onState: (state: HubState, why?: string) => void) {
    this.examId = examId;
    this.store = store;
    this.onState = onState;
    this.hub = new HubConnectionBuilder()
      .withUrl('/hubs/alerts', {
        accessTokenFactory: async () => (await accessToken()) ?? '',
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
      })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.on('alert', (alert: Alert) => {
      if (alert.exam_id === examId) store.takeAlert(alert);
    });
    this.hub.on('attempts', (cards: AttemptCard[]) => store.takeCards(cards));
    this.hub.on('room', (stats: RoomStats) => {
      if (stats.exam_id === examId) store.takeStats(stats);
    });
    this.hub.onclose((error) => this.retry(error));
  }

  async start(): Promise<void> {
    clearTimeout(this.timer);
    if (this.stopped || !this.is(HubConnectionState.Disconnected)) return;
    this.onState(this.failures === 0 ? 'connecting' : 'reconnecting');
    try {
      await this.hub.start();
      await this.watch();
      this.failures = 0;
      this.onState('connected');
    } catch (error) {
      const problem = hubProblem(error);
      if (problem.status !== 0) {
        this.stopped = true;
        this.onState('refused', problem.message);
        await this.hub.stop();
      } else if (this.is(HubConnectionState.Connected)) {
        // Closing triggers the next retry.
        await this.hub.stop();
      } else {
        this.retry(error);
      }
    }
  }

  /** Retries immediately when the browser reports that the network is back. */
  nudge(): void {
    if (this.timer !== undefined) void this.start();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.hub.stop();
  }

  acknowledge = (alertId: string) => this.handle(this.hub.invoke<Alert>('Acknowledge', alertId));
  resolve = (alertId: string, verdict: Verdict, comment: string) =>
    this.handle(this.hub.invoke<Alert>('Resolve', alertId, verdict, comment));

  flag = (attemptId: string, severity: number, text: string) => this.annotate('Flag', attemptId, severity, text);
  note = (attemptId: string, text: string) => this.annotate('Note', attemptId, text);

  /** Any number of students, sent in batches. When a whole batch fails, each of its students gets the reason. */
  async instruct(
    attemptIds: string[],
    kind: InstructionKind,
    args: { text?: string; seconds?: number },
  ): Promise<InstructOutcome[]> {
    const results: InstructOutcome[] = [];
    for (let at = 0; at < attemptIds.length; at += BATCH_SIZE) {
      const portion = attemptIds.slice(at, at + BATCH_SIZE);
      try {
        results.push(...(await this.hub.invoke<InstructOutcome[]>('Instruct', portion, kind, args)));
      } catch (error) {
        const problem = hubProblem(error);
        if (attemptIds.length <= BATCH_SIZE) throw problem;
        results.push(
          ...portion.map((id) => ({ attempt_id: id, ok: false, code: problem.code, detail: problem.message })),
        );
      }
    }
    return results;
  }

  private is(state: HubConnectionState): boolean {
    return this.hub.state === state;
  }

  private async handle(reply: Promise<Alert>): Promise<void> {
    try {
      this.store.takeAlert(await reply);
    } catch (error) {
      throw hubProblem(error);
    }
  }

  private async annotate(method: 'Flag' | 'Note', ...args: unknown[]): Promise<void> {
    try {
      await this.hub.invoke(method, ...args);
    } catch (error) {
      throw hubProblem(error);
    }
  }

  private async watch(): Promise<void> {
    const last = this.store.lastNo;
    const snapshot = await this.hub.invoke<RoomSnapshot>('Watch', this.examId, last);
    this.store.takeSnapshot(snapshot);
    // Watching from an alert returns only newer ones. A different count of open alerts means that others handled some.
    if (last !== null && snapshot.stats.open_alerts !== this.store.openAlerts) {
      this.store.settleOpen(await this.hub.invoke<RoomSnapshot>('Watch', this.examId, null));
    }
  }

  private retry(error: unknown): void {
    if (this.stopped) {
      this.onState('closed');
      return;
    }
    this.failures += 1;
    const wait = Math.random() * Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.failures);
    this.onState('reconnecting', error instanceof Error ? error.message : undefined);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.start();
    }, wait);
  }
}
