export interface PageLifeWatch {
  /** The page closes, reloads, or goes where it may be brought back from. */
  onLeave(): void;
  /** The page was brought back; its connections were not. */
  onReturn(): void;
  /** The page is out of sight: a good moment to send what waits, for there may be no other. */
  onHidden(): void;
  onOnline(): void;
  onOffline(): void;
}

/** Follows the page's own life. Answers a function that stops following. */
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
