import type { Sensor } from './sensor';

interface IdleDetector extends EventTarget {
  readonly screenState: 'locked' | 'unlocked' | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}

type WithIdleDetector = typeof globalThis & { IdleDetector?: new () => IdleDetector };

const thresholdMs = 60_000;

/** The screen was locked. Needs the permission `idle-detection`, which the exam page may request. */
export const screenLock: Sensor = {
  types: ['screen.locked'],
  async supported() {
    if (!(globalThis as WithIdleDetector).IdleDetector) return false;
    const permission = await navigator.permissions.query({ name: 'idle-detection' as PermissionName });
    return permission.state === 'granted';
  },
  start(site) {
    const locked = site.interval('screen.locked');
    const detector = new (globalThis as WithIdleDetector).IdleDetector!();
    const leaving = new AbortController();
    site.onLeave(() => leaving.abort());
    site.listen(detector, 'change', () => (detector.screenState === 'locked' ? locked.open() : locked.close()));
    detector.start({ threshold: thresholdMs, signal: leaving.signal }).catch((fault: unknown) => {
      if (!leaving.signal.aborted)
        site.guard(() => {
          throw fault;
        });
    });
  },
};
