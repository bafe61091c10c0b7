import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { showPages } from './testing/show';

afterEach(() => {
  vi.resetModules();
});

/** The pages as a browser opens them at an address, which the router reads once. */
async function open(address: string) {
  window.history.replaceState(null, '', address);
  const { router } = await import('./router');
  showPages(router);
}

it.each(['/app', '/app/'])('shows the sign-in page at %s', async (address) => {
  await open(address);

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
});

it('says so where there is no page, and leads to one', async () => {
  await open('/app/nowhere?x=1');

  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeDefined();
  await userEvent.click(screen.getByTestId('home'));

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
  expect(window.location.pathname).toMatch(/^\/app\/?$/);
});

it('sends a visitor who is not signed in to the sign-in page under the same base', async () => {
  await open('/app/teacher/exams/new');

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined();
  expect(window.location.pathname).toMatch(/^\/app\/?$/);
});
