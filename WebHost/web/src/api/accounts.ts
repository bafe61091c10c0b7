import { request, requestUndocumented } from './http';
import { refreshToken, signedIn, signedOut } from './session';
import type { LoginBody, Session } from './schema';

/** What some sign-ins need besides the password: a second-factor code, or a new password in place of a one-time one. */
export type SignInExtras = Pick<LoginBody, 'code' | 'new_password'>;

export async function login(email: string, password: string, extras: SignInExtras = {}): Promise<Session> {
  const session = await request('post', '/auth/login', { body: { email, password, ...extras }, anonymous: true });
  signedIn(session);
  return session;
}

export async function register(email: string, password: string, fullName: string): Promise<Session> {
  const session = await request('post', '/auth/register', {
    body: { email, password, full_name: fullName },
    anonymous: true,
  });
  signedIn(session);
  return session;
}

/** Signs this tab out. The server ends the session too, if it can be reached. */
export async function logout(): Promise<void> {
  const token = refreshToken();
  try {
    if (token) await request('post', '/auth/logout', { body: { refresh_token: token } });
  } catch {
    // The tokens are deleted here in any case, and they expire.
  } finally {
    signedOut();
  }
}

/** Opens the Orleans dashboard in this browser for 15 minutes. Fails where it is disabled. */
export async function openGrainDashboard(): Promise<void> {
  await requestUndocumented('post', '/admin/orleans/session');
  window.location.assign('/admin/orleans/');
}
