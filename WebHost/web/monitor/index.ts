export { startMonitor } from './src/monitor';
export { protocol } from './src/wire/frames';
export type { Instruction, InstructionKind } from './src/wire/frames';
export type { Monitor, MonitorOptions, MonitorState, MonitorStatus, StopReason } from './src/options';
export type { Ticket } from './src/wire/tickets';
export type { EventType } from './src/eventTypes';
