import type { Instruction } from './wire/frames';
import type { FinalReason } from './wire/closing';
import type { Ticket } from './wire/tickets';

export interface MonitorOptions {
  /** The address of the socket, from the response that started the attempt. */
  readonly url: string;
  readonly ticket: string;
  /** ISO-8601 UTC. Without it a ticket is used until it is refused. */
  readonly expiresAt?: string;
  /** Requests another ticket for the attempt. A failure is retried with the next connection. */
  readonly renewTicket: () => Promise<Ticket>;
  readonly attemptId: string;
  /** The part of the page the exam is in. Default: the whole body. */
  readonly root?: HTMLElement;
  /** Called after each change, at most four times a second unless the state itself changed. */
  readonly onStatus?: (status: MonitorStatus) => void;
  /** Called once for each instruction; answer with `instructionDone` when the page has carried it out. */
  readonly onInstruction?: (instruction: Instruction) => void;
  /** The exam requires full screen: not entering it within 15 s counts as leaving it. Default: false. */
  readonly requireFullscreen?: boolean;
  /** Block the keys for print, save, find and source. Default: false. */
  readonly blockShortcuts?: boolean;
  /** Block the context menu. Default: false. */
  readonly blockContextMenu?: boolean;
  /** What to do when another tab has the attempt open. Default: take over, and the other tab stops. */
  readonly secondTab?: 'take_over' | 'stop';
  /** Events kept while the server is unavailable. Default: 20,000. */
  readonly maxEvents?: number;
  /** Bytes of events kept while the server is unavailable. Default: 8 MB. */
  readonly maxBytes?: number;
  /** Where a closing page sends its last events. Default: `/monitor/events` on the host of the socket. */
  readonly eventsUrl?: string;
}

export type MonitorState = 'starting' | 'connecting' | 'online' | 'offline' | 'stopped';

export type StopReason = FinalReason | 'ended' | 'stopped' | 'duplicate_tab';

export interface MonitorStatus {
  readonly state: MonitorState;
  /** Why the monitor stopped. */
  readonly reason?: StopReason;
  /** The number of the newest event; events are numbered from 1 without gaps. */
  readonly recorded: number;
  /** Events up to this number have reached the server. */
  readonly accepted: number;
  /** Events up to this number are on the server's disk. */
  readonly durable: number;
  /** Events the full buffer could not keep individually. Their counts and durations are reported to the server. */
  readonly lost: number;
  /** Where events wait: `memory` does not survive a reload. */
  readonly storage: 'indexeddb' | 'memory';
  /** Another tab had the attempt open when this one began. */
  readonly secondTab: boolean;
  /** Types the exam asks for that this browser cannot sense. */
  readonly unsupported: readonly string[];
  /** The last problem since the connection was made, for support: a code or a sentence. */
  readonly problem?: string | undefined;
}

export interface Monitor {
  readonly status: MonitorStatus;
  /** Server time in milliseconds since 1970, for clocks shown to the student. */
  now(): number;
  raiseHand(): void;
  /** Tells the server that the page has carried out an instruction, so that it is not sent again. */
  instructionDone(id: string): void;
  /**
   * Ends the record of a submitted attempt. Call it before submitting: the server takes no events after.
   * Returns true when everything is on the server's disk, false when that takes longer than 5 s.
   */
  end(reason: 'submitted'): Promise<boolean>;
  /** Stops monitoring and releases the attempt. Events that are not durable stay in the browser for a later start. */
  stop(): void;
}
