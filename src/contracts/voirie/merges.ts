/** Orders and works of a whole EPCI: those of every service, each with the service that gave it. */
import type { Merge, Part } from '../../model/contract.ts';
import type { Collection, Order, Work } from './bodies.ts';

/** Bodies that kept the contract: the gateway hands over no other. */
type Body = Collection<Order | Work>;

/**
 * Identifiers are each vendor's own. Should two services give the same one, the second becomes
 * `<service>~<id>`: it must name one feature of the collection.
 */
const merge: Merge = (parts) => {
  const taken = new Set<string>();
  const features = parts.flatMap((part) => {
    if ('problem' in part) return [];
    const { service, vendor } = part.source;
    const source = { service, vendor, retrievedAt: part.retrievedAt };
    return (part.body as Body).features.map((feature) => {
      const id = taken.has(feature.id) ? `${service}~${feature.id}` : feature.id;
      taken.add(id);
      return { ...feature, id, properties: { ...feature.properties, source } };
    });
  });
  const { length } = features;
  return {
    type: 'FeatureCollection',
    timeStamp: oldest(parts),
    numberMatched: length,
    numberReturned: length,
    sources: parts.map(said),
    features,
  };
};

/** As old as its oldest part, so that nothing is said to be fresher than it is. */
function oldest(parts: readonly Part[]): string {
  const instants = parts.flatMap((part) =>
    'problem' in part ? [] : [(part.body as Body).timeStamp],
  );
  const [first = ''] = instants.toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return first;
}

function said(part: Part) {
  const { service, vendor } = part.source;
  return 'problem' in part
    ? { service, vendor, status: part.status, code: part.problem }
    : { service, vendor, status: 200, retrievedAt: part.retrievedAt };
}

export const voirieMerges: Readonly<Record<string, Merge>> = { arretes: merge, chantiers: merge };
