/**
 * What a schema cannot see: identifiers given twice, ends before starts, positions that cannot be.
 * The policy, the same for all vendors:
 * - an order that cannot be identified, dated or placed is left out, never repaired by a guess;
 * - when more than a tenth is left out, the whole answer is refused;
 * - the same identifier twice: equal records are one, otherwise the vendor contradicts itself.
 */
import { WireError } from '../../model/adapter.ts';
import type { Geometry, Order, Work } from './bodies.ts';
import { type Box, isInside, pathsOf } from './geometry.ts';

/** Above this share of unusable records the fault is the vendor's feed, not a few orders. */
const DROPPED_SHARE_MAX = 0.1;

export function reviewOrders(
  candidates: readonly (Order | undefined)[],
  box: Box,
): readonly Order[] {
  return review(candidates, 'arrêtés', ({ geometry, properties }) => {
    const { measures } = properties;
    const periods = measures.flatMap((measure) => measure.periods);
    const places = measures.flatMap(({ locations }) =>
      locations.flatMap((location) => location.geometry ?? []),
    );
    const dated = goesForward(properties.overallStartTime, properties.overallEndTime);
    return (
      dated &&
      periods.every(({ start, end }) => goesForward(start, end)) &&
      (geometry === null || isPlaced(geometry, box)) &&
      places.every((place) => isPlaced(place, box))
    );
  });
}

export function reviewWorks(candidates: readonly (Work | undefined)[], box: Box): readonly Work[] {
  return review(
    candidates,
    'chantiers',
    ({ geometry, properties: { overallStartTime, overallEndTime } }) =>
      isPlaced(geometry, box) && goesForward(overallStartTime, overallEndTime),
  );
}

function goesForward(start: string, end: string | undefined): boolean {
  return end === undefined || Date.parse(start) < Date.parse(end);
}

function isPlaced(geometry: Geometry, box: Box): boolean {
  return pathsOf(geometry).every((path) => path.every((position) => isInside(position, box)));
}

function review<T extends Order | Work>(
  candidates: readonly (T | undefined)[],
  noun: string,
  isSound: (item: T) => boolean,
): readonly T[] {
  const sound = candidates.filter((item) => item !== undefined).filter(isSound);
  const lost = candidates.length - sound.length;
  if (lost > Math.max(1, candidates.length * DROPPED_SHARE_MAX)) {
    throw new WireError(`${lost} ${noun} inutilisables sur ${candidates.length}`);
  }
  if (sound.length === 0 && lost > 0) throw new WireError(`aucun des ${noun} n’est utilisable`);
  const known = new Map<string, T>();
  for (const item of sound) {
    const same = known.get(item.id);
    if (same !== undefined && JSON.stringify(same) !== JSON.stringify(item)) {
      throw new WireError(`deux ${noun} différents portent le même identifiant`);
    }
    known.set(item.id, item);
  }
  return [...known.values()];
}
