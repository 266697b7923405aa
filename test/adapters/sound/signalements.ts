import type { IsSound } from '../sound.ts';

interface Item {
  readonly service_code?: string;
  readonly service_request_id?: string;
  readonly requested_datetime?: string;
  readonly updated_datetime?: string;
  readonly lat?: number;
  readonly long?: number;
  readonly jurisdiction_id?: string;
}

/** Numbers and codes once each, places inside the territory, no update before the request itself. */
export const isSound: IsSound = (body, { service }, operation) => {
  if (operation === 'service') return true;
  const { box } = service.settings as { box: Record<'south' | 'north' | 'west' | 'east', number> };
  const items = body as readonly Item[];
  const ids = items.map((item) =>
    [item.jurisdiction_id, item.service_request_id ?? item.service_code].join(' '),
  );
  return (
    new Set(ids).size === ids.length &&
    items.every(({ lat, long }) => {
      if (lat === undefined || long === undefined) return lat === long;
      return lat >= box.south && lat <= box.north && long >= box.west && long <= box.east;
    }) &&
    items.every(({ requested_datetime = '', updated_datetime }) => {
      if (updated_datetime === undefined) return true;
      return Date.parse(updated_datetime) >= Date.parse(requested_datetime);
    })
  );
};
