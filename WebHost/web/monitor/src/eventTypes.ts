/** Types of the protocol itself: always sent, independent of `collect`. */
export const protocolTypes = ['session.started', 'session.resumed', 'session.ended', 'student.raise_hand'] as const;

/** Types a sensor of this package can report, when `collect` names them. */
export const sensedTypes = [
  'network.lost',
  'tab.hidden',
  'window.blur',
  'fullscreen.exited',
  'fullscreen.denied',
  'window.resized',
  'display.extended',
  'display.changed',
  'clipboard.copy',
  'clipboard.cut',
  'clipboard.paste_external',
  'clipboard.paste_internal',
  'drag.external',
  'input.burst',
  'input.rhythm_shift',
  'shortcut.blocked',
  'contextmenu.opened',
  'print.attempted',
  'screenshot.suspected',
  'user.idle',
  'screen.locked',
  'devtools.suspected',
  'env.automation',
  'env.virtual_or_remote',
] as const;

export type SensedType = (typeof sensedTypes)[number];
export type EventType = (typeof protocolTypes)[number] | SensedType;

/** Types that the server or a teacher creates; no browser has to support them. */
const madeElsewhere: ReadonlySet<string> = new Set([
  'session.duplicate',
  'heartbeat.missed',
  'network.ip_changed',
  'network.country_changed',
  'client.tampered',
  'answer.saved',
  'answer.anomaly',
  'proctor.note',
  'proctor.flag',
]);

/** True for types that browsers report. */
export function isForClients(type: string): boolean {
  return !madeElsewhere.has(type) && !(protocolTypes as readonly string[]).includes(type);
}
