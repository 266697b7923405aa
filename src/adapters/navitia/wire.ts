import { keptNames } from '../kept-names.ts';

/** Every name that is read of an answer of Navitia, whatever the resource. */
export const navitiaWire = keptNames(
  new Set([
    ...['error', 'id', 'context', 'timezone', 'current_datetime', 'pagination', 'total_result'],
    ...['departures', 'display_informations', 'direction', 'code', 'label', 'name', 'headsign'],
    ...['physical_mode', 'physical_modes', 'stop_point', 'stop_area', 'route', 'line', 'links'],
    ...['type', 'stop_date_time', 'data_freshness', 'arrival_date_time', 'departure_date_time'],
    ...['base_arrival_date_time', 'base_departure_date_time', 'stop_points', 'coord', 'lat', 'lon'],
    ...['lines', 'disruptions', 'status', 'updated_at', 'application_periods', 'begin', 'end'],
    ...['messages', 'text', 'channel', 'content_type', 'impacted_objects', 'pt_object'],
    'embedded_type',
  ]),
);

type Members = Readonly<Record<string, unknown>>;

/** A member that is an object; an empty one when it is not. */
export function at(value: unknown, ...path: readonly string[]): Members {
  let current: unknown = value;
  for (const name of path) current = Object(current)[name];
  return typeof current === 'object' && current !== null && !Array.isArray(current)
    ? Object(current)
    : {};
}

export function listAt(value: unknown, name: string): readonly unknown[] {
  const list = at(value)[name];
  return Array.isArray(list) ? list : [];
}
