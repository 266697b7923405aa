import type { IsSound } from '../sound.ts';

interface Read {
  readonly features?: readonly {
    readonly id: string;
    readonly geometry: { readonly coordinates: readonly [number, number] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly parkingRecordStatus?: readonly Readonly<Record<string, unknown>>[];
}

/** Identifiers once each, positions inside the territory, counters that hold together. */
export const isSound: IsSound = (body, { service }) => {
  const { features = [], parkingRecordStatus = [] } = body as Read;
  const { box } = service.settings as {
    box?: Record<'south' | 'north' | 'west' | 'east', number>;
  };
  const ids = [...features, ...parkingRecordStatus].map(({ id }) => id);
  const placed = features.every(({ geometry: { coordinates } }) => {
    const [lon, lat] = coordinates;
    if (box === undefined) return true;
    return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
  });
  const named = features.every(
    ({ id, properties }) => properties.id === id && properties.nb_places !== 0,
  );
  return (
    new Set(ids).size === ids.length && placed && named && parkingRecordStatus.every(isPossible)
  );
};

function isPossible(status: Readonly<Record<string, unknown>>): boolean {
  const counter = (name: string) => (typeof status[name] === 'number' ? status[name] : 0);
  const vacant = counter('parkingNumberOfVacantSpaces');
  const total = counter('parkingNumberOfSpacesOverride') || Number.POSITIVE_INFINITY;
  const age = Date.parse(RECEIVED_AT) - Date.parse(String(status.updatedAt));
  const fresh = age <= 1_800_000 && age >= -300_000;
  return vacant <= total && status.stale === !fresh;
}

/** The instant at which recordings are played (converse.ts). */
const RECEIVED_AT = '2026-10-04T08:01:00Z';
