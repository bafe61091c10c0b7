export interface PageLifeWatch {
  /** The page closes, reloads, or enters the back-forward cache. */
  onLeave(): void;
  /** The page came back from the back-forward cache, without its connections. */
  onReturn(): void;
  /** The page is hidden. This may be the last chance to send pending events. */
  onHidden(): void;
  onOnline(): void;
  onOffline(): void;
}

/** Subscribes to the life cycle of the page. Returns a function that unsubscribes. */
export function followPage(watch: PageLifeWatch): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  window.addEventListener('pagehide', () => watch.onLeave(), { signal });
  window.addEventListener(
    'pageshow',
    (event) => {
      if (event.persisted) watch.onReturn();
    },
    { signal },
  );
  window.addEventListener('online', () => watch.onOnline(), { signal });
  window.addEventListener('offline', () => watch.onOffline(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') watch.onHidden();
    },
    { signal },
  );
  return () => ending.abort();
}
