import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { show } from '../../testing/show';
import { RaiseHand } from './RaiseHand';

it('says that the teacher was called', async () => {
  show(<RaiseHand onRaise={() => true} />);
  await userEvent.click(screen.getByRole('button'));

  expect(screen.getByRole('button').textContent).toBe('Teacher called');
});

it('reports that the call could not be sent', async () => {
  show(<RaiseHand onRaise={() => false} />);
  await userEvent.click(screen.getByRole('button'));

  expect(screen.getByRole('button').textContent).toBe('Not connected, try again');
});
