// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimTab } from '../src/buffer/tabClaim';
import { newMonitor } from './harness';

interface Options {
  signal?: AbortSignal;
  steal?: boolean;
}

/** Web Locks for one name: a queue, stealing, and giving up. */
class Locks {
  #holder: { lose: (reason: unknown) => void } | undefined;
  readonly #queue: (() => void)[] = [];

  request = (_: string, options: Options, work: () => Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const grant = () => {
        const holder = { lose: reject };
        this.#holder = holder;
        void work().then(() => {
          if (this.#holder !== holder) return;
          this.#holder = undefined;
          this.#queue.shift()?.();
          resolve();
        });
      };
      options.signal?.addEventListener('abort', () => {
        const place = this.#queue.indexOf(grant);
        if (place < 0) return;
        this.#queue.splice(place, 1);
        reject(new DOMException('', 'AbortError'));
      });
      if (options.steal) this.#holder?.lose(new DOMException('', 'AbortError'));
      if (options.steal || !this.#holder) grant();
      else this.#queue.push(grant);
    });
}

let abort: AbortController;

beforeEach(() => {
  abort = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => abort.signal);
  vi.stubGlobal('navigator', { locks: new Locks() });
  vi.stubGlobal('indexedDB', undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("a tab's claim", () => {
  it('is granted at once when no other tab has the attempt', async () => {
    expect(await claimTab('a-1', false, () => {})).toMatchObject({ wasTaken: false });
  });

  it('waits until the old page of a reload releases it', async () => {
    const old = await claimTab('a-1', false, () => {});
    const reloaded = claimTab('a-1', false, () => {});
    old!.release();
    expect(await reloaded).toMatchObject({ wasTaken: false });
  });

  it('takes over from another tab, which is notified', async () => {
    const onStolen = vi.fn();
    await claimTab('a-1', true, onStolen);
    const second = claimTab('a-1', true, () => {});
    abort.abort();
    expect(await second).toMatchObject({ wasTaken: true });
    expect(onStolen).toHaveBeenCalledTimes(1);
  });

  it('gives way where the other tab is to stay', async () => {
    const onStolen = vi.fn();
    await claimTab('a-1', false, onStolen);
    const second = claimTab('a-1', false, () => {});
    abort.abort();
    expect(await second).toBeUndefined();
    expect(onStolen).not.toHaveBeenCalled();
  });

  it('that is refused stops the second monitor with a reason', async () => {
    await claimTab('a-1', false, () => {});
    const second = newMonitor({ secondTab: 'stop' });
    abort.abort();
    await vi.waitFor(() => expect(second.status).toMatchObject({ state: 'stopped', reason: 'duplicate_tab' }));
  });
});
