/** The WebSocket sub-protocol this client speaks. */
export const protocol = 'veritas.monitor.v1';

export interface Limits {
  readonly max_events_per_frame: number;
  readonly max_frame_bytes: number;
}

export interface Welcome {
  readonly t: 'welcome';
  readonly attempt_id: string;
  readonly durable: number;
  /** What the server has accepted beyond `durable`; equals `durable` when missing. */
  readonly accepted: number;
  readonly heartbeat_s: number;
  readonly server_time: string;
  readonly limits: Limits;
  readonly collect: readonly string[];
  readonly grace_s: Readonly<Record<string, number>>;
}

export interface Ack {
  readonly t: 'ack';
  readonly accepted: number;
  readonly durable: number;
}

export interface Pong {
  readonly t: 'pong';
  readonly at: string;
  readonly server_time: string;
}

export type InstructionKind = 'message' | 'pause' | 'resume' | 'extend' | 'lock' | 'terminate';

export interface Instruction {
  readonly t: 'instruction';
  readonly id: string;
  readonly kind: InstructionKind;
  readonly text?: string;
  /** ISO-8601 UTC: the new deadline of `extend`, the end of `pause` or `lock`. */
  readonly until?: string;
}

export interface Refusal {
  readonly t: 'error';
  readonly code: string;
  readonly detail: string;
  readonly seq: number | undefined;
}

export type ServerFrame = Welcome | Ack | Pong | Instruction | Refusal;

const defaultLimits: Limits = { max_events_per_frame: 100, max_frame_bytes: 48_000 };

/** Parses a frame of the server. Undefined for anything else, such as a frame of a later version. */
export function readFrame(text: unknown): ServerFrame | undefined {
  if (typeof text !== 'string') return undefined;
  let frame: Record<string, unknown>;
  try {
    frame = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  switch (frame?.['t']) {
    case 'welcome':
      return readWelcome(frame);
    case 'ack':
      return isSeq(frame['accepted']) && isSeq(frame['durable']) ? (frame as unknown as Ack) : undefined;
    case 'pong':
      return frame as unknown as Pong;
    case 'instruction':
      return typeof frame['id'] === 'string' ? (frame as unknown as Instruction) : undefined;
    case 'error':
      return readRefusal(frame);
    default:
      return undefined;
  }
}

function readWelcome(frame: Record<string, unknown>): Welcome | undefined {
  const durable = frame['durable'];
  if (!isSeq(durable)) return undefined;
  const limits = (frame['limits'] ?? {}) as Partial<Limits>;
  const collect = Array.isArray(frame['collect']) ? (frame['collect'] as unknown[]) : [];
  return {
    t: 'welcome',
    attempt_id: String(frame['attempt_id']),
    durable,
    accepted: isSeq(frame['accepted']) ? Math.max(frame['accepted'], durable) : durable,
    heartbeat_s: positive(frame['heartbeat_s'], 10),
    server_time: String(frame['server_time']),
    limits: {
      max_events_per_frame: positive(limits.max_events_per_frame, defaultLimits.max_events_per_frame),
      max_frame_bytes: positive(limits.max_frame_bytes, defaultLimits.max_frame_bytes),
    },
    collect: collect.filter((type) => typeof type === 'string'),
    grace_s: (frame['grace_s'] ?? {}) as Record<string, number>,
  };
}

function readRefusal(frame: Record<string, unknown>): Refusal {
  return {
    t: 'error',
    code: asciiCode(frame['code']),
    detail: typeof frame['detail'] === 'string' ? frame['detail'] : '',
    seq: isSeq(frame['seq']) ? frame['seq'] : undefined,
  };
}

/** Codes are sent back to the server inside an event, so they are cut to 40 plain characters. */
function asciiCode(code: unknown): string {
  return (typeof code === 'string' ? code : 'unknown').replace(/[^\w.-]/g, '_').slice(0, 40);
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function positive(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : otherwise;
}
