import type { Received } from '../model/exchange.ts';
import type { Clock } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';
import { LIMITS } from './limits.ts';

/** The request as it came; `OPTIONS` was answered before (CORS). */
export function receive(request: Request, id: string, clock: Clock): Received {
  const url = new URL(request.url);
  const [, , territory = '', contract = '', major = '', ...rest] = url.pathname.split('/');
  return {
    id,
    request: {
      url,
      method: request.method,
      headers: request.headers,
      signal: request.signal,
      body: request.body,
    },
    target: { territory, contract, major, path: `/${rest.join('/')}` },
    receivedAt: clock.now().toISOString(),
  };
}

/** What can be refused before anything is looked up. */
export function acceptable(exchange: Received): Received {
  const { url } = exchange.request;
  // Longer than anything a contract declares.
  if (url.pathname.length > LIMITS.pathLength || url.search.length > LIMITS.queryLength) {
    throw new Problem('adresse-trop-longue', {
      detail: `Le chemin est limité à ${LIMITS.pathLength} caractères et les paramètres à ${LIMITS.queryLength}.`,
    });
  }
  return exchange;
}

/**
 * A consumer that leaves ends its own exchange (499, after nginx), never the refresh of the feed,
 * which others may be waiting for.
 */
export async function unlessGone<T>(
  { request: { signal } }: Received,
  work: Promise<T>,
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new Problem('client-parti'));
  if (signal.aborted) leave();
  signal.addEventListener('abort', leave);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
