import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const station = fields(
  'number',
  'contract_name',
  'name',
  'address',
  'position',
  'banking',
  'status',
  'bike_stands',
  'available_bike_stands',
  'available_bikes',
  'last_update',
);

export type StationWire = z.infer<typeof station>;

/** `GET /vls/v1/stations`: the whole network at once. */
export const stationsWire = z.array(station).max(20_000);
