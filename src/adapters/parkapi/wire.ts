import { z } from 'zod';
import { fields } from '../wire-fields.ts';

const lot = fields(
  'id',
  'name',
  'address',
  'coords',
  'total',
  'total:disabled',
  'free',
  'state',
  'url',
  'lot_type',
);

export type LotWire = z.infer<typeof lot>;

/** More car parks than any city has. */
const LOTS_MAX = 20_000;

/** ParkAPI 1 and 2, `GET /{city}`. */
const lots = z.object({ last_updated: z.unknown().optional(), lots: z.array(lot).max(LOTS_MAX) });

const properties = fields('name', 'total', 'address', 'type', 'url');

export type PlaceWire = z.infer<typeof properties>;

/** The static file of a city; its first feature is the city itself. */
const places = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties, geometry: z.unknown().optional() })).max(LOTS_MAX),
});

const site = fields(
  'id',
  'name',
  'address',
  'lat',
  'lon',
  'type',
  'purpose',
  'capacity',
  'capacity_disabled',
  'capacity_charging',
  'capacity_carsharing',
  'max_height',
  'has_fee',
  'has_realtime_data',
  'public_url',
  'realtime_data_updated_at',
  'realtime_opening_status',
  'realtime_capacity',
  'realtime_free_capacity',
);

export type SiteWire = z.infer<typeof site>;

/** ParkAPI 3, `GET /api/public/v3/parking-sites`. */
const sites = z.object({
  items: z.array(site).max(LOTS_MAX),
  total_count: z.number().int().min(0).optional(),
});

export const parkapiWire = z.union([lots, sites, places]);

export type ParkapiWire = z.infer<typeof parkapiWire>;
