import type { Sensor } from './sensor';

const baseKey = 'rhythm';
const pauseMs = 2_000;
const baseCount = 120;
const windowCount = 40;
const shiftAt = 2;
const leastSpread = 0.15;

interface Base {
  count: number;
  mean: number;
  squares: number;
}

/**
 * Typing that differs from the student's own rhythm. Compares the logarithms of the times between key presses, in
 * windows of 40, with a baseline of the first 120. Of the keys it uses only whether they are printable.
 */
export const rhythm: Sensor = {
  types: ['input.rhythm_shift'],
  supported: () => typeof KeyboardEvent === 'function',
  start(site) {
    const base = readBase(site.notes.recall(baseKey));
    let last = 0;
    let sum = 0;
    let count = 0;

    site.listen(document, 'keydown', (event) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
      const now = site.now();
      const gap = now - last;
      last = now;
      if (gap <= 0 || gap > pauseMs || !site.concerns(event)) return;
      const sample = Math.log(gap);
      if (base.count < baseCount) {
        learn(base, sample);
        if (base.count === baseCount) site.notes.remember(baseKey, base);
        return;
      }
      sum += sample;
      if (++count < windowCount) return;
      const mean = sum / count;
      sum = count = 0;
      const spread = Math.max(leastSpread, Math.sqrt(base.squares / (base.count - 1)));
      const z = (mean - base.mean) / spread;
      if (Math.abs(z) < shiftAt) return;
      site.emit('input.rhythm_shift', {
        mean_ms: Math.round(Math.exp(mean)),
        base_ms: Math.round(Math.exp(base.mean)),
        z: Math.round(z * 100) / 100,
      });
    });
  },
};

/** Running mean and sum of squared differences, one sample at a time. */
function learn(base: Base, sample: number): void {
  base.count++;
  const from = sample - base.mean;
  base.mean += from / base.count;
  base.squares += from * (sample - base.mean);
}

function readBase(value: unknown): Base {
  const kept = value as Partial<Base> | undefined;
  return kept?.count === baseCount && typeof kept.mean === 'number' && typeof kept.squares === 'number'
    ? { count: baseCount, mean: kept.mean, squares: kept.squares }
    : { count: 0, mean: 0, squares: 0 };
}
