import type { IsSound } from '../sound.ts';

/** Identifiers once each, positions inside the territory. */
export const isSound: IsSound = (body, { service }) => {
  const { box } = service.settings as { box: Record<'south' | 'north' | 'west' | 'east', number> };
  const lists = Object.values((body as { data: object }).data).filter((list) =>
    Array.isArray(list),
  );
  return lists.every((list) => {
    const ids = list.map(
      (record) => record.vehicle_id ?? record.vehicle_type_id ?? record.station_id ?? record,
    );
    const placed = list.filter((record) => record.lat !== undefined);
    return (
      new Set(ids).size === ids.length &&
      placed.every(({ lat }) => lat > box.south && lat < box.north) &&
      placed.every(({ lon }) => lon > box.west && lon < box.east)
    );
  });
};
