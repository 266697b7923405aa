/**
 * What a schema cannot see: identifiers given twice, positions that cannot be, lists that lost most
 * of their records. The policy, the same for all vendors:
 * - a record that cannot be identified, placed or counted is left out, never repaired by a guess: a
 *   consumer sees a station without status, which is what is known;
 * - when more than a tenth is left out, or too little remains, the whole answer is refused;
 * - the same identifier twice: the newest observation wins; equal ones are one; otherwise the vendor
 *   contradicts itself and the whole answer is refused.
 */
import { WireError } from '../../model/adapter.ts';
import type { Station, StationAvailability, Vehicle, VehicleType } from './bodies.ts';
import type { Box, CommonSettings } from './settings.ts';

/** Above this share of unusable records the fault is the vendor's feed, not a few stations. */
const DROPPED_SHARE_MAX = 0.1;

/** A record, or undefined when the vendor's was unusable. */
export type Candidate<T> = T | undefined;

export function reviewStations(
  candidates: readonly Candidate<Station>[],
  { box, minimumStations }: CommonSettings,
): readonly Station[] {
  return review(candidates, {
    noun: 'stations',
    minimum: minimumStations,
    sound: ({ lat, lon }) => isPlausible(lat, lon, box),
    idOf: ({ station_id }) => station_id,
    seenAt: () => 0,
  });
}

export function reviewStatuses(
  candidates: readonly Candidate<StationAvailability>[],
  { minimumStations }: CommonSettings,
): readonly StationAvailability[] {
  return review(candidates, {
    noun: 'stations',
    minimum: minimumStations,
    sound: () => true,
    idOf: ({ station_id }) => station_id,
    seenAt: ({ last_reported }) => Date.parse(last_reported),
  });
}

/** No minimum: every vehicle may be out on hire. */
export function reviewVehicles(
  candidates: readonly Candidate<Vehicle>[],
  { box }: CommonSettings,
): readonly Vehicle[] {
  return review(candidates, {
    noun: 'véhicules',
    minimum: 0,
    sound: ({ lat, lon }) => {
      if (lat === undefined && lon === undefined) return true;
      return isPlausible(lat, lon, box);
    },
    idOf: ({ vehicle_id }) => vehicle_id,
    seenAt: ({ last_reported }) =>
      typeof last_reported === 'string' ? Date.parse(last_reported) : 0,
  });
}

export function reviewVehicleTypes(
  candidates: readonly Candidate<VehicleType>[],
): readonly VehicleType[] {
  return review(candidates, {
    noun: 'types de véhicules',
    minimum: 0,
    sound: () => true,
    idOf: ({ vehicle_type_id }) => vehicle_type_id,
    seenAt: () => 0,
  });
}

/** False at 0°/0°, the mark of a position that was never set, and outside of the territory's box. */
export function isPlausible(lat: unknown, lon: unknown, box: Box | undefined): boolean {
  if (typeof lat !== 'number' || typeof lon !== 'number') return false;
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return false;
  if (lat === 0 && lon === 0) return false;
  if (box === undefined) return true;
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

interface Review<T> {
  readonly noun: string;
  readonly minimum: number;
  readonly sound: (record: T) => boolean;
  readonly idOf: (record: T) => string;
  /** Instant of the observation in milliseconds, the same for all when the feed does not say. */
  readonly seenAt: (record: T) => number;
}

function review<T>(candidates: readonly Candidate<T>[], rules: Review<T>): readonly T[] {
  const kept = candidates.filter(
    (candidate): candidate is T & {} =>
      candidate !== undefined && candidate !== null && rules.sound(candidate),
  );
  const dropped = candidates.length - kept.length;
  if (dropped > Math.max(1, candidates.length * DROPPED_SHARE_MAX)) {
    throw new WireError(`${dropped} ${rules.noun} inexploitables sur ${candidates.length}`);
  }
  if (kept.length < rules.minimum || (kept.length === 0 && dropped > 0)) {
    throw new WireError(
      `${kept.length} ${rules.noun} exploitables, au moins ${rules.minimum} attendues`,
    );
  }
  return unique(kept, rules);
}

function unique<T>(records: readonly T[], { noun, idOf, seenAt }: Review<T>): readonly T[] {
  const byId = new Map<string, T>();
  for (const record of records) {
    const id = idOf(record);
    const known = byId.get(id);
    if (known === undefined || seenAt(record) > seenAt(known)) {
      byId.set(id, record);
    } else if (
      seenAt(record) === seenAt(known) &&
      JSON.stringify(record) !== JSON.stringify(known)
    ) {
      throw new WireError(`deux ${noun} de même identifiant se contredisent`);
    }
  }
  return [...byId.values()];
}
