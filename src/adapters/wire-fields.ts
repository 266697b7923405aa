import { z } from 'zod';

/**
 * Shape of a vendor's record: the fields that are read and no other, with whatever value or none. Each
 * is judged on its own by the adapter, so that one bad record does not hide the others.
 */
export function fields<Name extends string>(...names: readonly Name[]) {
  const anything = z.unknown().optional();
  const shape = Object.fromEntries(names.map((name) => [name, anything]));
  return z.object(shape as Record<Name, typeof anything>);
}
