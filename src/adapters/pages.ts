/** Dialogue by pages when neither the page size nor the announced total can be relied on. */
import { WireError } from '../model/adapter.ts';

export interface Page {
  readonly count: number;
  /** Total that the vendor announces with this page. */
  readonly total: number | undefined;
}

export interface Paging {
  readonly limit: number;
  /** Pages after which the vendor is not believed any more. */
  readonly pagesMax: number;
}

/**
 * Offset of the next page, or undefined when there is none. A short page is the end only if the total
 * agrees: some servers cap pages below what is asked. A full page is never the end, whatever the total
 * says: a total that is too small would lose records quietly.
 */
export function nextOffset(
  pages: readonly Page[],
  { limit, pagesMax }: Paging,
): number | undefined {
  const last = pages.at(-1);
  if (last === undefined) return 0;
  if (pages.length >= pagesMax || last.count === 0) return undefined;
  const collected = collectedIn(pages);
  if (last.total !== undefined && collected < last.total) return collected;
  return last.count === limit ? collected : undefined;
}

/** Refuses a list whose end was not seen: what is missing would look like closed stations. */
export function assertComplete(pages: readonly Page[], { limit, pagesMax }: Paging): void {
  const last = pages.at(-1);
  const collected = collectedIn(pages);
  const announced = last?.total ?? collected;
  if (last === undefined || collected < announced) {
    throw new WireError(`${collected} enregistrements reçus sur ${announced} annoncés`);
  }
  if (pages.length >= pagesMax && last.count >= limit) {
    throw new WireError(`la liste n’a pas de fin après ${pagesMax} pages`);
  }
}

function collectedIn(pages: readonly Page[]): number {
  return pages.reduce((sum, { count }) => sum + count, 0);
}
