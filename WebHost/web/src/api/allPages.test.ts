import { expect, it, vi } from 'vitest';
import { allPages } from './http';

it('follows the cursor to the last page', async () => {
  const read = vi.fn(({ after }: { after?: string }) =>
    Promise.resolve(after === undefined ? { items: [1, 2], next: 'c' } : { items: [3], next: null }),
  );

  expect(await allPages(read)).toEqual([1, 2, 3]);
  expect(read.mock.calls).toEqual([[{}], [{ after: 'c' }]]);
});
