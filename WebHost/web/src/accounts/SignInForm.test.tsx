import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { currentUser, signedOut } from '../api/session';
import { problem, TestServer } from '../testing/server';
import { problemBeside, show } from '../testing/show';
import { SignInForm } from './SignInForm';

let server: TestServer;

beforeEach(() => {
  server = new TestServer().start();
});
afterEach(signedOut);

const send = () => userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

async function signIn() {
  show(<SignInForm />);
  await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  await send();
}

it('stays signed out when the server refuses', async () => {
  server.on('POST /auth/login', () => problem(401, 'credentials_invalid', 'E-mail or password is wrong.'));
  await signIn();

  expect(await screen.findByText('E-mail or password is wrong.')).toBeDefined();
  expect(currentUser()).toBeNull();
});

it('asks for a second-factor code and sends it with the rest', async () => {
  server.on('POST /auth/login', () => problem(401, 'code_required', 'Enter the code.'));
  await signIn();
  await userEvent.type(await screen.findByLabelText('Code'), '123456');
  await send();

  await waitFor(() => expect(server.writes).toHaveLength(2));
  expect(server.writes[1]?.body).toEqual({ email: 'ada@example.org', password: 'secret', code: '123456' });
});

it('asks for a new password and shows a problem beside it', async () => {
  server.on('POST /auth/login', () => problem(401, 'password_change_required', 'Choose a password of your own.'));
  await signIn();
  const input = await screen.findByLabelText('New password');
  server.on('POST /auth/login', () => problem(400, 'password_weak', 'Too short.', 'new_password'));
  await userEvent.type(input, 'x');
  await send();

  await waitFor(() => expect(problemBeside('New password')).toBe('Too short.'));
  expect(server.writes[1]?.body).toEqual({ email: 'ada@example.org', password: 'secret', new_password: 'x' });
  expect(currentUser()).toBeNull();
});
