/**
 * What a schema cannot see, the policy of `adapters/README.md`: unusable records are left out, too
 * many of them or two that contradict each other refuse the whole answer.
 */
import { WireError } from '../../model/adapter.ts';
import { isPlausible } from '../velos/integrity.ts';
import type { Availability, Parking } from './bodies.ts';
import type { ParkingSettings } from './settings.ts';

/** Above this share of unusable records the fault is the vendor’s feed, not a few car parks. */
const DROPPED_SHARE_MAX = 0.1;

export function reviewParkings(
  candidates: readonly (Parking | undefined)[],
  { box, minimumParkings }: ParkingSettings,
): readonly Parking[] {
  return review(candidates, {
    minimum: minimumParkings,
    sound: ({ geometry: { coordinates } }) => isPlausible(coordinates[1], coordinates[0], box),
    seenAt: () => 0,
  });
}

export function reviewAvailabilities(
  candidates: readonly (Availability | undefined)[],
  { minimumParkings }: ParkingSettings,
): readonly Availability[] {
  return review(candidates, {
    minimum: minimumParkings,
    sound: () => true,
    seenAt: ({ updatedAt }) => Date.parse(updatedAt),
  });
}

interface Review<T> {
  readonly minimum: number;
  readonly sound: (record: T) => boolean;
  /** Instant of the observation in milliseconds, the same for all when there is none. */
  readonly seenAt: (record: T) => number;
}

function review<T extends { readonly id: string }>(
  candidates: readonly (T | undefined)[],
  { minimum, sound, seenAt }: Review<T>,
): readonly T[] {
  const kept = candidates.filter((each): each is T => each !== undefined && sound(each));
  const dropped = candidates.length - kept.length;
  if (dropped > Math.max(1, candidates.length * DROPPED_SHARE_MAX)) {
    throw new WireError(
      `${dropped} parcs de stationnement inexploitables sur ${candidates.length}`,
    );
  }
  if (kept.length < minimum || (kept.length === 0 && dropped > 0)) {
    throw new WireError(
      `${kept.length} parcs de stationnement exploitables, au moins ${minimum} attendus`,
    );
  }
  const byId = new Map<string, T>();
  for (const record of kept) {
    const known = byId.get(record.id);
    if (known === undefined || seenAt(record) > seenAt(known)) byId.set(record.id, record);
    else if (seenAt(record) === seenAt(known) && !isSame(record, known)) {
      throw new WireError('deux parcs de stationnement de même identifiant se contredisent');
    }
  }
  return [...byId.values()];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
