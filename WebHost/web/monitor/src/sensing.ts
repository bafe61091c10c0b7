import type { Clock } from './clock';
import type { MonitorOptions } from './options';
import type { Recorder } from './recorder';
import { startSensors, type SensorSet } from './sensorSet';
import { allSensors } from './sensors';
import type { LinkState } from './site';
import type { StatusBoard } from './statusBoard';
import type { Welcome } from './wire/frames';

const client = 'veritas-monitor/1';

/** Monitoring from `session.started` to `session.ended`: the running sensors, and the unsupported types. */
export class Sensing {
  readonly #options: MonitorOptions;
  readonly #recorder: Recorder;
  readonly #clock: Clock;
  readonly #link: LinkState;
  readonly #board: StatusBoard;
  #run: object | undefined;
  #sensors: SensorSet | undefined;
  #handRaised = false;

  constructor(options: MonitorOptions, recorder: Recorder, clock: Clock, link: LinkState, board: StatusBoard) {
    this.#options = options;
    this.#recorder = recorder;
    this.#clock = clock;
    this.#link = link;
    this.#board = board;
  }

  /** The server sent its welcome: monitoring starts, or continues after a reconnect. */
  welcome({ durable, collect, grace_s: grace }: Welcome): void {
    if (this.#run) this.#recorder.record('session.resumed', { last: durable });
    else void this.#begin(collect, grace);
  }

  /** Reports a hand raised before monitoring started. */
  raiseHand(): void {
    if (this.#sensors) this.#recorder.record('student.raise_hand', {});
    else this.#handRaised = true;
  }

  /** Stops monitoring. Open intervals report their last part; a `reason` ends the record. */
  stop(reason?: 'submitted' | 'pagehide'): void {
    if (!this.#run) return;
    this.#sensors?.stop();
    this.#sensors = undefined;
    this.#run = undefined;
    if (reason) this.#recorder.record('session.ended', { reason });
  }

  /** A sensor or the storage has failed. Before the start, `session.started` reports it. */
  lack(types: readonly string[]): void {
    if (!this.#sensors) return;
    this.#board.set({ unsupported: [...new Set([...this.#board.status.unsupported, ...types])] });
    this.#recorder.record('session.resumed', { last: this.#recorder.buffer.durable, unsupported: types });
  }

  async #begin(collect: readonly string[], grace: Welcome['grace_s']): Promise<void> {
    const run = (this.#run = {});
    const { attemptId, root = document.body, requireFullscreen = false } = this.#options;
    const { blockShortcuts = false, blockContextMenu = false } = this.#options;
    const sensors = await startSensors(
      allSensors,
      collect,
      {
        clock: this.#clock,
        settings: { attemptId, root, requireFullscreen, blockShortcuts, blockContextMenu },
        link: this.#link,
        grace,
        notes: this.#recorder,
        emit: (type, data, ms, at) => this.#recorder.record(type, data, ms, at),
      },
      (types) => this.lack(types),
    );
    if (this.#run !== run) return sensors.stop();
    this.#sensors = sensors;
    const unsupported = [...sensors.unsupported, ...(this.#recorder.storage === 'memory' ? ['storage'] : [])];
    this.#board.set({ unsupported });
    const { width: w, height: h } = screen;
    this.#recorder.record('session.started', { client, unsupported, screen: { w, h } });
    sensors.release();
    if (this.#handRaised) this.raiseHand();
    this.#handRaised = false;
  }
}
