/** Records of GBFS 1.x and 2.x → 3.0, by the changes that the 3.0 release lists. */
import { z } from 'zod';
import { present } from '../../contracts/present.ts';
import {
  localized,
  type Station,
  type StationAvailability,
  type Vehicle,
  type VehicleType,
} from '../../contracts/velos/bodies.ts';
import { point } from '../coordinates.ts';
import { fromSeconds, type InstantContext } from '../instant.ts';
import { fields } from '../wire-fields.ts';
import { amount, count, date, flag, identifier, listOf, oneOf, text, uri } from '../wire-values.ts';
import type { StationWire, StatusWire, VehicleTypeWire, VehicleWire } from './wire.ts';

const RENTAL_METHODS = [
  'key',
  'creditcard',
  'paypass',
  'applepay',
  'androidpay',
  'transitcard',
  'accountnumber',
  'phone',
] as const;
const PARKING_TYPES = [
  'parking_lot',
  'street_parking',
  'underground_parking',
  'sidewalk_parking',
  'other',
] as const;
const FORM_FACTORS = [
  'bicycle',
  'cargo_bicycle',
  'car',
  'moped',
  'scooter_standing',
  'scooter_seated',
  'other',
] as const;
const PROPULSIONS = [
  'human',
  'electric_assist',
  'electric',
  'combustion',
  'combustion_diesel',
  'hybrid',
  'plug_in_hybrid',
  'hydrogen_fuel_cell',
] as const;
const RETURNS = ['free_floating', 'roundtrip_station', 'any_station', 'hybrid'] as const;
const EQUIPMENT = [
  'child_seat_a',
  'child_seat_b',
  'child_seat_c',
  'winter_tires',
  'snow_chains',
] as const;
const ACCESSORIES = [
  'air_conditioning',
  'automatic',
  'manual',
  'convertible',
  'cruise_control',
  'doors_2',
  'doors_3',
  'doors_4',
  'doors_5',
  'navigation',
] as const;

/** GeoJSON MultiPolygon, as both versions have it. */
const area = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(z.array(z.number()).min(2)).min(4))),
});
/** 2.x maps a type to a number where 3.0 lists groups of types. */
const capacities = z.record(z.string(), z.number().int().min(0));
const docks = z.object({ vehicle_type_ids: z.array(z.string()), count: z.number().int().min(0) });
const typed = z.object({ vehicle_type_id: z.string(), count: z.number().int().min(0) });
const uris = fields('android', 'ios', 'web');
const ecoLabel = z.object({
  country_code: z.string().regex(/^[A-Z]{2}/),
  eco_sticker: z.string(),
});
const assets = fields('icon_url', 'icon_url_dark', 'icon_last_modified');

const words = (value: unknown, language: string) => {
  const known = text(value);
  return known === undefined ? undefined : localized(known, language);
};

export function station(wire: StationWire, language: string): Station | undefined {
  const [id, name] = [identifier(wire.station_id), words(wire.name, language)];
  const position = point(wire.lat, wire.lon);
  if (id === undefined || name === undefined || position === undefined) return undefined;
  return present({
    station_id: id,
    name,
    short_name: words(wire.short_name, language),
    ...position,
    address: text(wire.address),
    cross_street: text(wire.cross_street),
    region_id: identifier(wire.region_id),
    post_code: identifier(wire.post_code),
    // 1.x wrote them in capitals.
    rental_methods: listOf(wire.rental_methods, (method) =>
      oneOf(text(method)?.toLowerCase(), RENTAL_METHODS),
    ),
    is_virtual_station: flag(wire.is_virtual_station),
    station_area: area.safeParse(wire.station_area).data,
    parking_type: oneOf(wire.parking_type, PARKING_TYPES),
    parking_hoop: flag(wire.parking_hoop),
    contact_phone: text(wire.contact_phone),
    capacity: count(wire.capacity),
    vehicle_types_capacity: capacityList(wire.vehicle_capacity),
    vehicle_docks_capacity: capacityList(wire.vehicle_type_capacity),
    is_valet_station: flag(wire.is_valet_station),
    is_charging_station: flag(wire.is_charging_station),
    rental_uris: rentalUris(wire.rental_uris),
  });
}

function capacityList(value: unknown) {
  const known = capacities.safeParse(value).data;
  if (known === undefined) return undefined;
  return Object.entries(known).map(([id, number]) => ({ vehicle_type_ids: [id], count: number }));
}

function rentalUris(value: unknown) {
  const known = uris.safeParse(value).data;
  if (known === undefined) return undefined;
  const usable = present({
    android: uri(known.android),
    ios: uri(known.ios),
    web: uri(known.web),
  });
  return Object.keys(usable).length === 0 ? undefined : usable;
}

export function status(wire: StatusWire, context: InstantContext): StationAvailability | undefined {
  const id = identifier(wire.station_id);
  const vehicles = count(wire.num_bikes_available);
  const [installed, renting, returning] = [
    flag(wire.is_installed),
    flag(wire.is_renting),
    flag(wire.is_returning),
  ];
  const reported = fromSeconds(wire.last_reported, context);
  if (id === undefined || vehicles === undefined || reported === undefined) return undefined;
  if (installed === undefined || renting === undefined || returning === undefined) return undefined;
  return present({
    station_id: id,
    num_vehicles_available: vehicles,
    vehicle_types_available: listOf(
      wire.vehicle_types_available,
      (item) => typed.safeParse(item).data,
    ),
    num_vehicles_disabled: count(wire.num_bikes_disabled),
    num_docks_available: count(wire.num_docks_available),
    num_docks_disabled: count(wire.num_docks_disabled),
    vehicle_docks_available: listOf(
      wire.vehicle_docks_available,
      (item) => docks.safeParse(item).data,
    ),
    is_installed: installed,
    is_renting: renting,
    is_returning: returning,
    last_reported: reported,
  });
}

export function vehicle(wire: VehicleWire, context: InstantContext): Vehicle | undefined {
  const id = identifier(wire.bike_id);
  const [reserved, disabled] = [flag(wire.is_reserved), flag(wire.is_disabled)];
  const position = point(wire.lat, wire.lon);
  const stationId = identifier(wire.station_id);
  if (id === undefined || reserved === undefined || disabled === undefined) return undefined;
  if (position === undefined && stationId === undefined) return undefined;
  const fuel = amount(wire.current_fuel_percent);
  return present({
    vehicle_id: id,
    ...position,
    is_reserved: reserved,
    is_disabled: disabled,
    rental_uris: rentalUris(wire.rental_uris),
    vehicle_type_id: identifier(wire.vehicle_type_id),
    last_reported: fromSeconds(wire.last_reported, context),
    current_range_meters: amount(wire.current_range_meters),
    // From 0 to 1; some systems write percents, and 1 could then be either.
    current_fuel_percent: fuel !== undefined && fuel <= 1 ? fuel : undefined,
    station_id: stationId,
    home_station_id: identifier(wire.home_station_id),
    pricing_plan_id: identifier(wire.pricing_plan_id),
    vehicle_equipment: listOf(wire.vehicle_equipment, (item) => oneOf(item, EQUIPMENT)),
    available_until: until(wire.available_until),
  });
}

/** Already RFC 3339 in 2.3, to the second. */
function until(value: unknown): string | undefined {
  const written = text(value);
  const wellFormed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)$/;
  return written !== undefined && wellFormed.test(written) ? written : undefined;
}

export function vehicleType(wire: VehicleTypeWire, language: string): VehicleType | undefined {
  const id = identifier(wire.vehicle_type_id);
  const form = wire.form_factor === 'scooter' ? 'other' : oneOf(wire.form_factor, FORM_FACTORS);
  const propulsion = oneOf(wire.propulsion_type, PROPULSIONS);
  const range = amount(wire.max_range_meters);
  if (id === undefined || form === undefined || propulsion === undefined) return undefined;
  if (propulsion !== 'human' && range === undefined) return undefined;
  return present({
    vehicle_type_id: id,
    form_factor: form,
    rider_capacity: count(wire.rider_capacity),
    cargo_volume_capacity: count(wire.cargo_volume_capacity),
    cargo_load_capacity: count(wire.cargo_load_capacity),
    propulsion_type: propulsion,
    eco_labels: listOf(wire.eco_label, (item) => ecoLabel.safeParse(item).data),
    max_range_meters: range,
    name: words(wire.name, language),
    vehicle_accessories: listOf(wire.vehicle_accessories, (item) => oneOf(item, ACCESSORIES)),
    g_CO2_km: count(wire.g_CO2_km),
    vehicle_image: uri(wire.vehicle_image),
    make: words(wire.make, language),
    model: words(wire.model, language),
    color: text(wire.color),
    description: words(wire.description, language),
    wheel_count: count(wire.wheel_count),
    max_permitted_speed: count(wire.max_permitted_speed),
    rated_power: count(wire.rated_power),
    default_reserve_time: count(wire.default_reserve_time),
    return_constraint: oneOf(wire.return_constraint ?? wire.return_type, RETURNS),
    vehicle_assets: vehicleAssets(wire.vehicle_assets),
    default_pricing_plan_id: identifier(wire.default_pricing_plan_id),
    pricing_plan_ids: listOf(wire.pricing_plan_ids, identifier),
  });
}

function vehicleAssets(value: unknown) {
  const known = assets.safeParse(value).data;
  const [icon, modified] = [uri(known?.icon_url), date(known?.icon_last_modified)];
  if (icon === undefined || modified === undefined) return undefined;
  return present({
    icon_url: icon,
    icon_url_dark: uri(known?.icon_url_dark),
    icon_last_modified: modified,
  });
}
