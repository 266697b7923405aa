import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { readBody } from '../gateway/body.ts';
import { Problem } from '../problems/problem.ts';

/** A body that says that it is JSON, and is. */
export async function jsonBody(c: Context<AppEnv>, bytesMax: number): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new Problem('type-non-pris-en-charge', { detail: 'Envoyez du JSON (application/json).' });
  }
  const tooLarge = () =>
    new Problem('corps-trop-grand', { detail: `Le document est limité à ${bytesMax / 1024} Kio.` });
  try {
    const bytes = await readBody(c.req.raw.body, bytesMax, tooLarge);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('requete-invalide', { detail: 'Le corps de la requête n’est pas du JSON.' });
  }
}
