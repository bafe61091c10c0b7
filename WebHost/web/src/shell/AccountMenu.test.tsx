import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { problem, TestServer } from '../testing/server';
import { show } from '../testing/show';
import { AccountMenu } from './AccountMenu';

const admin = { id: 'u', email: 'root@example.org', full_name: 'Root', role: 'admin' } as const;

it('says why the Orleans dashboard does not open', async () => {
  const server = new TestServer().start();
  server.on('POST /admin/orleans/session', () => problem(403, 'role_required', 'Your role does not permit this.'));
  show(<AccountMenu user={admin} />);
  await userEvent.click(screen.getByTestId('account'));
  await userEvent.click(await screen.findByText('Orleans dashboard'));

  expect(await screen.findByText('Your role does not permit this.')).toBeDefined();
});

it('leaves when it signs out', async () => {
  new TestServer().start();
  const { at } = show(<AccountMenu user={admin} />, { path: '/page' });
  await userEvent.click(screen.getByTestId('account'));
  await userEvent.click(await screen.findByTestId('sign-out'));

  await waitFor(() => expect(at()).toBe('/'));
});
