import type { Finding } from '../model/report.ts';

/** Where a finding lies, as a developer names it: one operation, one address, or the document. */
export interface Place {
  /** Upper case, as HTTP has it; null when all methods of the address share it, or none. */
  readonly method: string | null;
  /** The path template or the webhook's name; null for what belongs to no operation. */
  readonly path: string | null;
}

/** Below a path item, these alone are operations (OpenAPI 3.1 §4.8.9). */
const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

export const DOCUMENT: Place = { method: null, path: null };

export function placeOf({ path }: Pick<Finding, 'path'>): Place {
  const [root, address, method] = path;
  if ((root !== 'paths' && root !== 'webhooks') || address === undefined) return DOCUMENT;
  const operation = typeof method === 'string' && METHODS.has(method.toLowerCase());
  return { method: operation ? method.toUpperCase() : null, path: String(address) };
}
