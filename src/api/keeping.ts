import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { KEEPS, type Keep } from '../model/keep.ts';
import type { Deposit, VerificationStatus } from '../model/ports.ts';
import type { Verification } from '../model/report.ts';
import { Problem } from '../problems/problem.ts';

/**
 * What is published stays until its depositor erases it: a stranger must not fill the database.
 * Private ones, which leave by themselves, have the limits of any verification.
 */
export const PUBLISHED_MAX = {
  /** All documents together; the largest of the corpus has 3.4 MB. */
  uploadBytes: 5 * 1024 * 1024,
  /** Report and texts as they are stored, before compression (to a tenth, most often). */
  storedBytes: 20 * 1024 * 1024,
} as const;

/** `?keep=`: nothing is kept of what nobody asked to keep. */
export function keepOf(c: Context<AppEnv>): Keep | null {
  const wanted = c.req.query('keep');
  if (wanted === undefined) return null;
  const keep = KEEPS.find((known) => known === wanted);
  if (keep !== undefined) return keep;
  throw new Problem('parametre-invalide', {
    detail: `« keep » : ${KEEPS.join(' ou ')} ; sans lui, rien n’est conservé.`,
  });
}

export function isTooLargeToPublish({ report, sources }: Verification): boolean {
  const texts = [...sources.values()].reduce((sum, text) => sum + text.length, 0);
  return texts + JSON.stringify(report).length > PUBLISHED_MAX.storedBytes;
}

export function tooLargeToPublish(): Problem {
  const megabytes = PUBLISHED_MAX.uploadBytes / 1024 / 1024;
  return new Problem('corps-trop-grand', {
    detail: `Un rapport publié est gardé sans terme : il est limité à ${megabytes} Mo de documents. Gardez-le en privé (keep=private), ou publiez moins de documents à la fois.`,
  });
}

/** Where a verification is found, and until when; the token, to whoever has just deposited it. */
export function addressHeaders(
  id: string,
  { keep, expires, deletionToken }: Partial<Deposit> & Pick<VerificationStatus, 'keep' | 'expires'>,
): Record<string, string> {
  return {
    link: `</verifications/${id}>; rel="alternate"; type="text/html"`,
    ...(expires !== null && { expires: new Date(expires).toUTCString() }),
    'cache-control':
      // Erased, it must soon be gone from caches too.
      keep === 'public' && deletionToken === undefined
        ? 'public, max-age=300'
        : 'private, no-store',
    ...(deletionToken !== undefined && {
      location: `/api/verifications/${id}`,
      'prise-deletion-token': deletionToken,
    }),
  };
}
