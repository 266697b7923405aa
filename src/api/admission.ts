import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';
import { admitted } from '../gateway/admit.ts';

/** Callers of our own API share the isolate with the consumers of contracts, each within its share. */
export const admitCaller: MiddlewareHandler<AppEnv> = (c, next) => {
  // Set by Cloudflare; elsewhere, all callers count as one.
  const caller = c.req.header('cf-connecting-ip') ?? 'anonyme';
  return admitted({ consumer: `api ${caller}` }, c.var.ports.admission, next);
};
