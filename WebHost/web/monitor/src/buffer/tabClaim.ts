export interface TabClaim {
  /** Another page of the attempt was open when this one claimed it. */
  readonly wasTaken: boolean;
  release(): void;
}

/** The old page of a reload releases its claim quickly: one held longer than this belongs to a second tab. */
const patienceMs = 1_000;

/**
 * Claims an attempt for this page, so that two tabs never record at the same time. Returns undefined if another page
 * has claimed it and this one may not take over. Without Web Locks (plain http) only the store's ownership applies: the
 * page that opened last wins, and the earlier one is refused at its next write.
 */
export async function claimTab(
  attempt: string,
  takeOver: boolean,
  onStolen: () => void,
): Promise<TabClaim | undefined> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (!locks) return { wasTaken: false, release: () => {} };
  const name = `veritas.monitor.${attempt}`;
  const patient = await hold(locks, name, { signal: AbortSignal.timeout(patienceMs) }, onStolen);
  if (patient) return { wasTaken: false, release: patient };
  if (!takeOver) return undefined;
  const stolen = await hold(locks, name, { steal: true }, onStolen);
  return stolen && { wasTaken: true, release: stolen };
}

/** Returns a function that releases the lock once it is held, or undefined when it is not available. */
function hold(
  locks: LockManager,
  name: string,
  options: LockOptions,
  onStolen: () => void,
): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    let held = false;
    const request = locks.request(
      name,
      options,
      () =>
        new Promise<void>((release) => {
          held = true;
          resolve(() => release());
        }),
    );
    request.catch(() => {
      if (held) onStolen();
      else resolve(undefined);
    });
  });
}
