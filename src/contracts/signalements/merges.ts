/**
 * GeoReport answers bare lists: there is no place in them for who failed, which the header `Sources`
 * says. Where an item comes from is said by `jurisdiction_id`, the word of the norm for a territory.
 */
import type { Merge, Part } from '../../model/contract.ts';
import type { ServiceRequest } from './bodies.ts';
import { newestFirst } from './selection.ts';

export const signalementsMerges: Readonly<Record<string, Merge>> = {
  services: (parts) => parts.flatMap(placed),
  requests: (parts) => parts.flatMap((part) => placed<ServiceRequest>(part)).toSorted(newestFirst),
};

/** The items of one source; each kept the contract before it came here. */
function placed<Item extends object>(
  part: Part,
): readonly (Item & { readonly jurisdiction_id: string })[] {
  if ('problem' in part) return [];
  const jurisdiction_id = part.source.territories.join(',');
  return (part.body as readonly Item[]).map((item) => ({ ...item, jurisdiction_id }));
}
