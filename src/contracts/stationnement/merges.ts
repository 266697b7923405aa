/** One list of those of several services: each record says whose it is, failed services are named. */
import type { Merge, Part } from '../../model/contract.ts';
import type { Availabilities, Availability, Parking, Parkings, SourceState } from './bodies.ts';

export const stationnementMerges: Readonly<Record<string, Merge>> = {
  parkings: (parts) => {
    const features = joined(parts, (body) =>
      (body as Parkings).features.map((feature) => ({
        ...feature,
        insee: feature.properties.insee,
      })),
    );
    return {
      type: 'FeatureCollection',
      features: features.map(({ record: { insee: _, ...feature }, service }): Parking => {
        const { properties } = feature;
        return { ...feature, properties: { ...properties, source: service } };
      }),
      sources: parts.map(stateOf),
    } satisfies Parkings;
  },
  disponibilites: (parts) => {
    const statuses = joined(parts, (body) => (body as Availabilities).parkingRecordStatus);
    const times = parts.flatMap((part) =>
      'body' in part ? [(part.body as Availabilities).publicationTime] : [],
    );
    return {
      publicationTime: times.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? '',
      parkingRecordStatus: statuses.map(
        ({ record, service }): Availability => ({ ...record, source: service }),
      ),
      sources: parts.map(stateOf),
    } satisfies Availabilities;
  },
};

interface Placed {
  readonly id: string;
  readonly insee?: string | undefined;
}

/** Two services with one identifier: the one that is plugged to the commune itself, else the first. */
function joined<T extends Placed>(
  parts: readonly Part[],
  recordsOf: (body: unknown) => readonly T[],
) {
  const byId = new Map<string, { record: T; service: string; own: boolean }>();
  for (const part of parts) {
    if (!('body' in part)) continue;
    const { service, territories } = part.source;
    for (const record of recordsOf(part.body)) {
      const own = record.insee !== undefined && territories.includes(record.insee);
      const known = byId.get(record.id);
      if (known === undefined || (own && !known.own)) byId.set(record.id, { record, service, own });
    }
  }
  return [...byId.values()];
}

function stateOf(part: Part): SourceState {
  const { service, vendor } = part.source;
  return 'body' in part
    ? { service, vendor, state: 'read', retrievedAt: part.retrievedAt }
    : { service, vendor, state: 'failed', problem: part.problem };
}
