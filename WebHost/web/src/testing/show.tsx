import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, vi } from 'vitest';

// Builds on the same machine slow the tests down.
configure({ asyncUtilTimeout: 10_000 });

// Mantine's autosize text field waits for fonts, which happy-dom does not have.
Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });

afterEach(() => {
  cleanup();
  notifications.clean();
  vi.unstubAllGlobals();
});

type Router = ReturnType<typeof createMemoryRouter>;

/** Shows a router's pages with a theme, a query cache and notifications. */
export function showPages(router: Router): QueryClient {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  render(
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return cache;
}

/** Shows a component as the pages do, with a router that is at `path`. */
export function show(element: ReactElement, { path = '/', route = '*' }: { path?: string; route?: string } = {}) {
  const router = createMemoryRouter(
    [
      { path: route, element },
      { path: '*', element: null },
    ],
    { initialEntries: [path] },
  );
  const cache = showPages(router);
  return { cache, at: () => router.state.location.pathname };
}

/** The error that an input shows. */
export function problemBeside(label: string | RegExp): string | undefined {
  const input = screen.getByLabelText(label);
  const ids = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ') || undefined;
}

/** True when a notification or a text says that something was saved. */
export const saysSaved = (): boolean => screen.queryByText(/^saved/i) !== null;
