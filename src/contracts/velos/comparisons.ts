/** What a consumer of GBFS relies on, and what it already bears: the terms of a swap. */
import type { Comparison, Tolerance } from '../../model/contract.ts';

/** Both vendors say the instant of their own observation. */
const envelope = {
  last_updated: {
    kind: 'ignored',
    why: 'Chaque éditeur donne l’instant de sa propre observation.',
  },
  ttl: {
    kind: 'ignored',
    why: 'Durée conseillée par l’éditeur ; la fraîcheur servie est celle du contrat.',
  },
} as const satisfies Comparison['tolerances'];

/** Vehicles taken or returned between two observations, a minute or two apart. */
const MOVES = 3;

const counted: Tolerance = {
  kind: 'within',
  amount: MOVES,
  why: 'Des vélos partent et reviennent entre les observations des deux éditeurs.',
};

/** GBFS 3.0, « Data Latency »: an observation is at most five minutes old. */
const OBSERVED_SECONDS = 300;

const observed: Tolerance = {
  kind: 'seconds',
  amount: OBSERVED_SECONDS,
  why: 'Une observation a cinq minutes au plus (GBFS 3.0, « Data Latency »), à un autre instant chez chacun.',
};

/** About a hundred metres: the same station. */
const POSITION_DEGREES = 0.001;

const placed: Tolerance = {
  kind: 'within',
  amount: POSITION_DEGREES,
  why: 'Deux relevés d’une même station diffèrent de cent mètres au plus.',
};

const named: Tolerance = {
  kind: 'wording',
  why: 'Le nom se lit de même, quelles que soient casse, accents et ponctuation.',
};

const extra = (why: string): Tolerance => ({ kind: 'optional', why });
const OPTIONAL = 'Champ facultatif de GBFS 3.0, que tous les éditeurs ne publient pas.';

const system: Comparison = {
  keys: {},
  tolerances: {
    ...envelope,
    'data.name[].text': named,
    'data.operator': {
      kind: 'ignored',
      why: 'L’exploitant est celui que le marché désigne : il change avec lui.',
    },
    ...Object.fromEntries(
      [
        ...['short_name', 'url', 'purchase_url', 'start_date', 'phone_number', 'email'],
        ...['attribution_organization_name', 'attribution_url', 'brand_assets', 'rental_apps'],
        ...['terms_url', 'terms_last_updated', 'privacy_url', 'privacy_last_updated'],
        ...['termination_date', 'license_id', 'license_url'],
      ].map((field) => [`data.${field}`, extra(OPTIONAL)]),
    ),
    'data.feed_contact_email': {
      kind: 'ignored',
      why: 'Le contact technique du flux est celui de l’éditeur.',
    },
  },
};

const types: Comparison = {
  keys: { 'data.vehicle_types[]': 'vehicle_type_id' },
  tolerances: {
    ...envelope,
    'data.vehicle_types[].name[].text': {
      kind: 'ignored',
      why: 'Chaque éditeur nomme ses modèles ; form_factor et propulsion_type les distinguent.',
    },
    'data.vehicle_types[].max_range_meters': {
      kind: 'within',
      amount: 20_000,
      why: 'Autonomie théorique : elle dépend du modèle de chaque parc.',
    },
    ...Object.fromEntries(
      [
        ...['return_constraint', 'rider_capacity', 'cargo_volume_capacity', 'cargo_load_capacity'],
        ...['vehicle_accessories', 'g_CO2_km', 'vehicle_image', 'make', 'model', 'color'],
        ...['description', 'wheel_count', 'max_permitted_speed', 'rated_power'],
        ...['default_reserve_time', 'vehicle_assets', 'default_pricing_plan_id'],
        ...['pricing_plan_ids', 'eco_labels'],
      ].map((field) => [`data.vehicle_types[].${field}`, extra(OPTIONAL)]),
    ),
  },
};

const stations: Comparison = {
  keys: { 'data.stations[]': 'station_id' },
  tolerances: {
    ...envelope,
    'data.stations[].name[].text': named,
    'data.stations[].lat': placed,
    'data.stations[].lon': placed,
    'data.stations[].capacity': {
      kind: 'within',
      amount: 2,
      why: 'Capacité déclarée ou comptée : une borne en panne ou deux les séparent.',
    },
    ...Object.fromEntries(
      [
        ...['short_name', 'address', 'cross_street', 'region_id', 'post_code', 'city'],
        ...['station_opening_hours', 'rental_methods', 'is_virtual_station', 'station_area'],
        ...['parking_type', 'parking_hoop', 'contact_phone', 'vehicle_types_capacity'],
        ...['vehicle_docks_capacity', 'is_valet_station', 'is_charging_station', 'rental_uris'],
      ].map((field) => [`data.stations[].${field}`, extra(OPTIONAL)]),
    ),
  },
};

const statuses: Comparison = {
  keys: {
    'data.stations[]': 'station_id',
    'data.stations[].vehicle_types_available[]': 'vehicle_type_id',
  },
  tolerances: {
    ...envelope,
    'data.stations[].num_vehicles_available': counted,
    'data.stations[].num_docks_available': counted,
    'data.stations[].vehicle_types_available': extra(
      'Facultatif quand le parc n’a qu’une sorte de véhicules, ou quand leur somme est incertaine.',
    ),
    'data.stations[].vehicle_types_available[]': counted,
    'data.stations[].last_reported': observed,
    'data.stations[].num_vehicles_disabled': extra(OPTIONAL),
    'data.stations[].num_docks_disabled': extra(OPTIONAL),
    'data.stations[].vehicle_docks_available': extra(OPTIONAL),
  },
};

/**
 * GBFS 3.0, vehicle_status.json: `vehicle_id` is drawn anew after each trip. What two vendors give
 * cannot be matched vehicle by vehicle; the size of the fleet can.
 */
const vehicles: Comparison = {
  keys: {},
  tolerances: {
    ...envelope,
    'data.vehicles': {
      kind: 'count',
      amount: 0.2,
      why: 'GBFS 3.0 tire vehicle_id de nouveau après chaque trajet : les véhicules ne se rapprochent pas un à un, leur nombre si.',
    },
  },
};

export const velosComparisons = {
  system_information: system,
  vehicle_types: types,
  station_information: stations,
  station_status: statuses,
  vehicle_status: vehicles,
};
