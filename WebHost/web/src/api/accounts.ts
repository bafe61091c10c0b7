import { request } from './http';
import { refreshToken, signedIn, signedOut } from './session';
import type { Session } from './types';

/** What some sign-ins need besides the password: a code of the second factor, or a password in the place of one that is good once. */
export interface SignInExtras {
  readonly code?: string;
  readonly new_password?: string;
}

export async function login(email: string, password: string, extras: SignInExtras = {}): Promise<Session> {
  const session = await request<Session>('/auth/login', { method: 'POST', body: { email, password, ...extras }, anonymous: true });
  signedIn(session);
  return session;
}

export async function register(email: string, password: string, fullName: string): Promise<Session> {
  const body = { email, password, full_name: fullName };
  const session = await request<Session>('/auth/register', { method: 'POST', body, anonymous: true });
  signedIn(session);
  return session;
}

/** Signs this tab out at once; the server is told when it can be reached. */
export async function logout(): Promise<void> {
  const token = refreshToken();
  try {
    if (token) await request<void>('/auth/logout', { method: 'POST', body: { refresh_token: token } });
  } catch {
    // The tokens are forgotten here either way, and end by themselves.
  } finally {
    signedOut();
  }
}

/** Opens the Orleans dashboard in this browser for a quarter of an hour; refused where the server has it off. */
export async function openGrainDashboard(): Promise<void> {
  await request<void>('/admin/orleans/session', { method: 'POST' });
  window.location.assign('/admin/orleans/');
}
