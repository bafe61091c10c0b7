import { ProblemError, problemOf } from './problem';
import type { RefreshBody, Session, User } from './schema';

// Stored per tab, so that a teacher and a student can be signed in side by side. The access token is stored as well:
// kept in memory, it would be lost with a reload, each reload would rotate the refresh token, and a reload that loses
// the response would look like token theft to the server and sign a student out during an exam.
const KEY = 'veritas.session';

interface Kept {
  user: User;
  access: string;
  accessUntil: number;
  refresh: string;
}

let kept: Kept | null = read();
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

function read(): Kept | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

function keep(next: Kept | null): void {
  kept = next;
  if (next) sessionStorage.setItem(KEY, JSON.stringify(next));
  else sessionStorage.removeItem(KEY);
  listeners.forEach((listener) => listener());
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentUser = (): User | null => kept?.user ?? null;
export const refreshToken = (): string | null => kept?.refresh ?? null;

export function signedIn(session: Session): void {
  keep({
    user: session.user,
    access: session.access_token,
    accessUntil: Date.now() + session.expires_in * 1000,
    refresh: session.refresh_token,
  });
}

export const signedOut = (): void => keep(null);

/** An access token that is valid for at least another minute, renewed if needed; null when signed out. */
export async function accessToken(): Promise<string | null> {
  if (kept && kept.accessUntil - Date.now() < 60_000) await renew(kept.access);
  return kept?.access ?? null;
}

/** Renews the tokens, once for concurrent callers. `stale` is the refused token. False when signed out. */
export function renew(stale: string): Promise<boolean> {
  if (kept && kept.access !== stale) return Promise.resolve(true);
  refreshing ??= exchange().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function exchange(): Promise<boolean> {
  if (!kept) return false;
  let response: Response;
  try {
    response = await fetch('/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: kept.refresh } satisfies RefreshBody),
    });
  } catch {
    throw new ProblemError(0, 'network', 'The server cannot be reached.');
  }
  if (response.ok) {
    signedIn((await response.json()) as Session);
    return true;
  }
  const problem = await problemOf(response);
  if (problem.transient) throw problem;
  signedOut();
  return false;
}
