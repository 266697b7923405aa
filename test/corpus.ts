import { existsSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Material of the workshop that a user's machine does not have: read in place, never copied. */
export const SHARED = resolve(import.meta.dirname, '../../shared');

export const CORPUS = `${SHARED}/corpus/openapi`;

/** Said in the name of every test that needs it, so that a skip is seen. */
export const hasShared = existsSync(CORPUS);
export const needsShared = hasShared ? '' : ' (SAUTÉ : ../shared est absent)';

/** Real OpenAPI documents below a size, as absolute paths; none where the corpus is absent. */
export function corpusDocuments(bytesMax = Number.POSITIVE_INFINITY): string[] {
  if (!hasShared) return [];
  return readdirSync(CORPUS)
    .sort()
    .map((name) => `${CORPUS}/${name}`)
    .filter((path) => statSync(path).size < bytesMax);
}
