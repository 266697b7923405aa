import { cors } from 'hono/cors';
import { EXPOSED } from '../gateway/headers.ts';

/** Public data, read without credentials: any origin may (Fetch §3.2). */
export const openCors = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS', 'POST', 'PATCH'],
  // A token in a header is no ambient credential: another site's page has it only if it was given.
  allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
  exposeHeaders: EXPOSED,
  // A day; browsers cap it lower themselves.
  maxAge: 86_400,
});
