import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { queryKeys } from './queryKeys';

it('is the only source of keys', () => {
  const cache = new QueryClient();
  cache.setQueryData(queryKeys.exam('e'), 1);
  // @ts-expect-error A key that was not made here does not compile.
  expect(cache.getQueryData(['exam', 'e'])).toBe(1);
});

it('covers all pages of a list', async () => {
  const cache = new QueryClient();
  cache.setQueryData(queryKeys.collusionPage('e', 'next'), 1);
  await cache.invalidateQueries({ queryKey: queryKeys.collusion('e') });
  expect(cache.getQueryState(queryKeys.collusionPage('e', 'next'))?.isInvalidated).toBe(true);
});

it('gives no two queries the same key', () => {
  const keys = Object.values(queryKeys).map((made) =>
    JSON.stringify(typeof made === 'function' ? made('1', '2') : made),
  );
  expect(new Set(keys).size).toBe(keys.length);
});
