import { getFullPath, normalizeId, resolveUrl } from './uri.ts';

/** Same shape as Ajv's: Spectral tests `instanceof` to ignore unresolved references. */
export class MissingRefError extends Error {
  readonly missingRef: string;
  readonly missingSchema: string;

  constructor(baseId: string, ref: string, message?: string) {
    super(message || `can't resolve reference ${ref} from id ${baseId}`);
    this.missingRef = resolveUrl(baseId, ref);
    this.missingSchema = normalizeId(getFullPath(this.missingRef));
  }
}
