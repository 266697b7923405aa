import { z } from 'zod';
import { fields } from '../wire-fields.ts';

/** What every feed carries around its data. */
export const envelopeWire = fields('last_updated', 'ttl');

/** GBFS 1.x and 2.x; a document that says 3 belongs to a service without adapter. */
function feed<Data extends z.ZodType>(data: Data) {
  const version = z
    .string()
    .regex(/^[12]\.\d+(-RC\d*)?$/)
    .optional();
  return envelopeWire.extend({ version, data });
}

const system = fields(
  'system_id',
  'language',
  'name',
  'short_name',
  'operator',
  'url',
  'purchase_url',
  'start_date',
  'phone_number',
  'email',
  'feed_contact_email',
  'timezone',
  'license_id',
  'license_url',
  'attribution_organization_name',
  'attribution_url',
  'brand_assets',
  'terms_url',
  'terms_last_updated',
  'privacy_url',
  'privacy_last_updated',
  'rental_apps',
);

const station = fields(
  'station_id',
  'name',
  'short_name',
  'lat',
  'lon',
  'address',
  'cross_street',
  'region_id',
  'post_code',
  'rental_methods',
  'is_virtual_station',
  'station_area',
  'parking_type',
  'parking_hoop',
  'contact_phone',
  'capacity',
  'vehicle_capacity',
  'vehicle_type_capacity',
  'is_valet_station',
  'is_charging_station',
  'rental_uris',
);

const status = fields(
  'station_id',
  'num_bikes_available',
  'num_bikes_disabled',
  'num_docks_available',
  'num_docks_disabled',
  'vehicle_types_available',
  'vehicle_docks_available',
  'is_installed',
  'is_renting',
  'is_returning',
  'last_reported',
);

const vehicle = fields(
  'bike_id',
  'lat',
  'lon',
  'is_reserved',
  'is_disabled',
  'rental_uris',
  'vehicle_type_id',
  'last_reported',
  'current_range_meters',
  'current_fuel_percent',
  'station_id',
  'home_station_id',
  'pricing_plan_id',
  'vehicle_equipment',
  'available_until',
);

const vehicleType = fields(
  'vehicle_type_id',
  'form_factor',
  'propulsion_type',
  'max_range_meters',
  'name',
  'make',
  'model',
  'color',
  'description',
  'rider_capacity',
  'cargo_volume_capacity',
  'cargo_load_capacity',
  'vehicle_accessories',
  'eco_label',
  'g_CO2_km',
  'vehicle_image',
  'wheel_count',
  'max_permitted_speed',
  'rated_power',
  'default_reserve_time',
  'return_constraint',
  'return_type',
  'vehicle_assets',
  'default_pricing_plan_id',
  'pricing_plan_ids',
);

export type SystemWire = z.infer<typeof system>;
export type StationWire = z.infer<typeof station>;
export type StatusWire = z.infer<typeof status>;
export type VehicleWire = z.infer<typeof vehicle>;
export type VehicleTypeWire = z.infer<typeof vehicleType>;

/** Records a list may hold; the largest networks in service have a few thousand stations. */
const LIST_MAX = 50_000;

export const systemWire = feed(system);
export const stationsWire = feed(z.object({ stations: z.array(station).max(LIST_MAX) }));
export const statusesWire = feed(z.object({ stations: z.array(status).max(LIST_MAX) }));
export const vehiclesWire = feed(z.object({ bikes: z.array(vehicle).max(LIST_MAX) }));
export const vehicleTypesWire = feed(
  z.object({ vehicle_types: z.array(vehicleType).max(LIST_MAX) }),
);
/** At most one rule a day and kind of user, over a few seasons. */
export const hoursWire = feed(
  z.object({
    rental_hours: z
      .array(
        z.object({
          user_types: z.array(z.string()).max(10),
          days: z.array(z.string()).max(7),
          start_time: z.string(),
          end_time: z.string(),
        }),
      )
      .max(100),
  }),
);

const monthDay = z.number().int().min(1).max(31);

export const calendarWire = feed(
  z.object({
    calendars: z
      .array(
        z.object({
          start_month: monthDay,
          start_day: monthDay,
          start_year: z.number().int().optional(),
          end_month: monthDay,
          end_day: monthDay,
          end_year: z.number().int().optional(),
        }),
      )
      .max(100),
  }),
);

export type Hours = z.infer<typeof hoursWire>['data']['rental_hours'];
export type Calendars = z.infer<typeof calendarWire>['data']['calendars'];
