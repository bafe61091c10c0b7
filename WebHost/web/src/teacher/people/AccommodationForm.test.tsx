import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Accommodation, Exam } from '../../api/schema';
import { AccommodationForm } from './AccommodationForm';

const granted: Accommodation = {
  extra_s: 310,
  exempt: ['gaze.away'],
  scale: { 'tab.hidden': 0.5, 'user.idle': 0.3 },
  factor: 1.5,
  break_s: 900,
};
const student = { id: 's', full_name: 'Ada Example', email: 'ada@example.org' };
let sent: { body: Accommodation; ifMatch: string | undefined }[];
let answer: () => Response;

beforeEach(() => {
  sent = [];
  answer = () => Response.json(granted, { headers: { ETag: '"b"' } });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url.endsWith('/event-types')) return Response.json({ items: [] });
    if (init.method !== 'PUT') return Response.json(granted, { headers: { ETag: '"a"' } });
    sent.push({
      body: JSON.parse(init.body as string) as Accommodation,
      ifMatch: (init.headers as Record<string, string>)['If-Match'],
    });
    return answer();
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (onClose = () => {}) =>
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <AccommodationForm exam={{ id: 'e' } as Exam} student={student} onClose={onClose} />
      </QueryClientProvider>
    </MantineProvider>,
  );

it('sends back everything that was read when more time is given', async () => {
  const onClose = vi.fn();
  show(onClose);
  const minutes = await screen.findByLabelText('Extra time, minutes');
  await userEvent.clear(minutes);
  await userEvent.type(minutes, '10');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(sent).toEqual([{ body: { ...granted, extra_s: 600 }, ifMatch: '"a"' }]);
});

it('changes nothing when nothing is touched', async () => {
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.body).toEqual(granted);
});

it('shows what was granted, and says which factors it keeps', async () => {
  show();

  expect(await screen.findByLabelText("Time, % of the exam's")).toHaveProperty('value', '150');
  expect(screen.getByLabelText('Breaks, minutes in all')).toHaveProperty('value', '15');
  expect(screen.getByText(/user\.idle counts 30 %/)).toBeDefined();
});

it('does not close when somebody else was faster, and offers to read again', async () => {
  answer = () =>
    Response.json({ code: 'stale', detail: 'It has changed since it was read. Read it again.' }, { status: 412 });
  const onClose = vi.fn();
  show(onClose);
  await userEvent.click(await screen.findByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('button', { name: 'Read it again' })).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});
