import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentUser, signedOut } from '../api/session';
import { problem, TestServer } from '../testing/server';
import { problemBeside, show } from '../testing/show';
import { RegisterForm } from './RegisterForm';

const session = {
  user: { id: 'u', email: 'ada@example.org', full_name: 'Ada Example', role: 'student' },
  access_token: 'a',
  token_type: 'Bearer',
  expires_in: 900,
  refresh_token: 'r',
  refresh_expires_at: '2030-01-01T00:00:00Z',
};
let server: TestServer;

beforeEach(() => {
  server = new TestServer().start();
});
afterEach(signedOut);

async function register() {
  show(<RegisterForm />);
  await userEvent.type(screen.getByLabelText('Full name'), ' Ada Example ');
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'long enough');
  await userEvent.click(screen.getByRole('button', { name: 'Register' }));
}

it('sends what was entered and signs in', async () => {
  server.on('POST /auth/register', () => Response.json(session));
  await register();

  await waitFor(() => expect(currentUser()?.full_name).toBe('Ada Example'));
  expect(server.writes.map((sent) => sent.body)).toEqual([
    { email: 'ada@example.org', password: 'long enough', full_name: 'Ada Example' },
  ]);
});

it.each([
  ['full_name', 'Full name'],
  ['email', 'E-mail'],
  ['password', 'Password'],
])('shows a problem with %s beside its field', async (field, label) => {
  server.on('POST /auth/register', () => problem(400, 'account_invalid', 'This will not do.', field));
  await register();

  await waitFor(() => expect(problemBeside(label)).toBe('This will not do.'));
  expect(currentUser()).toBeNull();
});

it('shows any other refusal above the form', async () => {
  server.on('POST /auth/register', () => problem(409, 'email_taken', 'There is an account with this address.'));
  await register();

  expect(await screen.findByText('There is an account with this address.')).toBeDefined();
  expect(currentUser()).toBeNull();
});
