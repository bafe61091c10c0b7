/** Types that carry the protocol itself: they are sent whatever `collect` says. */
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

/** Types the server or a teacher makes. A browser that does not sense them lacks nothing. */
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

/** True when a browser is expected to sense the type, this one or another. */
export function isForClients(type: string): boolean {
  return !madeElsewhere.has(type) && !(protocolTypes as readonly string[]).includes(type);
}
