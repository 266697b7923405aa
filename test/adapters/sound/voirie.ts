import type { Collection, Order, Position, Work } from '../../../src/contracts/voirie/bodies.ts';
import { pathsOf } from '../../../src/contracts/voirie/geometry.ts';
import type { IsSound } from '../sound.ts';

type Box = Record<'south' | 'north' | 'west' | 'east', number>;

/** Identifiers once each, starts before ends, every position in the territory, numbers that agree. */
export const isSound: IsSound = (body, { service }) => {
  const { box } = service.settings as { box: Box };
  const { features, numberMatched, numberReturned } = body as Collection<Order | Work>;
  const isIn = ([lon, lat]: Position): boolean =>
    lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
  const ids = features.map(({ id }) => id);
  return (
    new Set(ids).size === ids.length &&
    numberMatched === features.length &&
    numberReturned === features.length &&
    features.every(({ geometry, properties }) => {
      const measures = 'measures' in properties ? properties.measures : [];
      const places = measures.flatMap(({ locations }) => locations.map((place) => place.geometry));
      const spans = [
        [properties.overallStartTime, properties.overallEndTime],
        ...measures.flatMap(({ periods }) => periods.map(({ start, end }) => [start, end])),
      ];
      return (
        spans.every(
          ([start, end]) => end === undefined || Date.parse(start ?? '') < Date.parse(end),
        ) &&
        [geometry, ...places].every(
          (place) => !place || pathsOf(place).every((path) => path.every(isIn)),
        )
      );
    })
  );
};
