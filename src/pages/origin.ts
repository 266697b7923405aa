import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';

/** The public origin of this portal, for what visitors copy. */
export function originOf(c: Context<AppEnv>): string {
  return c.var.ports.config.PUBLIC_ORIGIN ?? new URL(c.req.url).origin;
}
