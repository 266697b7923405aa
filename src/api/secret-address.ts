import type { MiddlewareHandler } from 'hono';

/**
 * The address of a verification is its key: it is told to no other site, and what it opens is stored
 * by no cache and listed by no search engine, unless its depositor published it.
 */
export const secretAddress: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('referrer-policy', 'no-referrer');
  if (headers.get('cache-control')?.startsWith('public')) return;
  headers.set('cache-control', 'private, no-store');
  headers.set('x-robots-tag', 'noindex');
};
