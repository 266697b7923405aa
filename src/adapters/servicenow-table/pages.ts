/**
 * Pages of the Table API. The limit is applied before access rules: a short or an empty page is not the
 * end, and the offset counts rows that we may not see. So rows are read from the first on, until enough
 * of them are seen.
 */
import { type VendorAnswer, WireError } from '../../model/adapter.ts';

/** Within the steps of a dialogue (gateway/limits.ts), with room for what precedes the pages. */
export const PAGES_MAX = 40;

/** Rows of one page: one of full length weighs about 1.5 kB. */
export const ROWS_MAX = 500;

/** Whether the vendor announces more rows after this page, whatever the page holds. */
export function goesOn({ headers }: VendorAnswer, read: number): boolean {
  const total = headers['x-total-count'];
  const next = /<[^<>]*>\s*;\s*rel="?next"?/i.test(headers.link ?? '');
  if (total === undefined) {
    if (headers.link === undefined) throw new WireError('la liste ne dit pas où elle finit');
    return next;
  }
  return next || read < Number(total);
}

/** Rows to ask at once when the consumer wants that many. */
export function rowsFor(wanted: number): number {
  return Math.min(Math.max(wanted, 1), ROWS_MAX);
}
