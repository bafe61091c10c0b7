import { Button } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { queryKeys } from '../../api/queryKeys';
import { problem, TestServer } from '../../testing/server';
import { show } from '../../testing/show';
import type { AnswerQueue } from '../answers/answerQueue';
import { SubmitDialog } from './SubmitDialog';
import type { Watching } from './useMonitor';
import { useSubmit } from './useSubmit';

const restart = vi.fn<() => void>();
const watching = { end: () => Promise.resolve(true), restart } as unknown as Watching;
let server: TestServer;

beforeEach(() => {
  restart.mockReset();
  server = new TestServer().start();
});

function Submit({ settled }: { settled: boolean }) {
  const queue = { settle: () => Promise.resolve(settled), unsaved: settled ? 0 : 2 } as unknown as AnswerQueue;
  const { opened, busy, error, ask, close, send } = useSubmit('a', queue, watching);
  return (
    <>
      <Button onClick={ask}>Open</Button>
      <SubmitDialog
        opened={opened}
        unanswered={[]}
        refused={0}
        busy={busy}
        error={error}
        onClose={close}
        onSubmit={send}
      />
    </>
  );
}

async function submit(settled = true) {
  const shown = show(<Submit settled={settled} />);
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await userEvent.click(await screen.findByTestId('confirm-submit'));
  return shown.cache;
}

it('shows the attempt as the server ended it', async () => {
  const ended = { attempt_id: 'a', status: 'submitted' };
  server.on('POST /student/attempts/a/submit', () => Response.json(ended));
  const cache = await submit();

  await waitFor(() => expect(cache.getQueryData(queryKeys.attempt('a'))).toEqual(ended));
});

it('keeps the exam and the monitoring when the server refuses', async () => {
  server.on('POST /student/attempts/a/submit', () => problem(409, 'attempt_paused', 'The exam is paused.'));
  const cache = await submit();

  expect(await screen.findByText('The exam is paused.')).toBeDefined();
  expect(cache.getQueryData(queryKeys.attempt('a'))).toBeUndefined();
  expect(restart).toHaveBeenCalledOnce();
});

it('does not submit while answers are not saved', async () => {
  await submit(false);

  expect(await screen.findByText(/2 answers could not be saved yet/)).toBeDefined();
  expect(server.writes).toEqual([]);
});
