/**
 * Records of the Opendatasoft dataset `ci_vcub_p` (« stations V3 », Bordeaux Métropole), the same
 * whichever version of the Explore API carries them.
 */
import { z } from 'zod';
import { absent, derived, given } from '../contracts/coverage.ts';
import { present } from '../contracts/present.ts';
import {
  envelope,
  localized,
  type Station,
  type StationAvailability,
} from '../contracts/velos/bodies.ts';
import { velosCoverage } from '../contracts/velos/fields.ts';
import { VELOS_FRESHNESS } from '../contracts/velos/freshness.ts';
import { reviewStations, reviewStatuses } from '../contracts/velos/integrity.ts';
import { commonSettings, declaredSystem } from '../contracts/velos/settings.ts';
import type { AdapterOperation, OperationRequest, VendorAnswer } from '../model/adapter.ts';
import type { Point } from './coordinates.ts';
import { declaredSystemCoverage, systemOperation } from './declared-system.ts';
import { fromText, type InstantContext, latest } from './instant.ts';
import { fields } from './wire-fields.ts';
import { count, identifier, text } from './wire-values.ts';

export const vcubSettings = commonSettings.extend({
  // Nothing else in the dataset could tell a swapped latitude and longitude.
  box: commonSettings.shape.box.unwrap(),
  dataset: z
    .string()
    .regex(/^[a-z0-9_-]+$/)
    .default('ci_vcub_p'),
  system: declaredSystem,
  /** The dataset counts electric bicycles without their range, which GBFS requires. */
  electricRangeMeters: z.number().positive(),
});

type VcubSettings = z.infer<typeof vcubSettings>;

export const vcubRecord = fields(
  'ident',
  'nom',
  'etat',
  'nbvelos',
  'nbplaces',
  'nbelec',
  'nbclassiq',
  'mdate',
  'geo_point_2d',
);

export type VcubRecord = z.infer<typeof vcubRecord>;

/** What differs between the versions of the API that carries the records. */
export interface VcubSource {
  readonly toVendor: AdapterOperation['toVendor'];
  /** All records of a dialogue; throws when its end was not seen. */
  readonly records: (answers: readonly VendorAnswer[]) => readonly VcubRecord[];
  readonly point: (value: unknown) => Point | undefined;
}

const MECHANICAL = 'velo';
const ELECTRIC = 'velo-electrique';

/** `etat` of a station → whether it serves. A word that is not here is not guessed at. */
const SERVES: Readonly<Record<string, boolean>> = {
  CONNECTEE: true,
  DECONNECTEE: false,
  MAINTENANCE: false,
  'EN MAINTENANCE': false,
  'HORS SERVICE': false,
};

export function vcubOperations(source: VcubSource): Readonly<Record<string, AdapterOperation>> {
  return {
    system_information: systemOperation((settings) => vcubSettings.parse(settings)),
    vehicle_types: { toVendor: () => undefined, fromVendor: vehicleTypes },
    station_information: {
      toVendor: source.toVendor,
      fromVendor: (request, answers) => stations(source, request, answers),
    },
    station_status: {
      toVendor: source.toVendor,
      fromVendor: (request, answers) => statuses(source, request, answers),
    },
  };
}

function stations(source: VcubSource, request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = vcubSettings.parse(request.settings);
  const context = contextOf(settings, answers);
  const records = source.records(answers);
  const list = reviewStations(
    records.map((record) => station(record, source, settings)),
    settings,
  );
  const updated = latest(records.map(({ mdate }) => fromText(mdate, context)));
  const { ttlSeconds } = VELOS_FRESHNESS.station_information;
  return envelope(updated ?? context.receivedAt, ttlSeconds, { stations: list });
}

function statuses(source: VcubSource, request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = vcubSettings.parse(request.settings);
  const context = contextOf(settings, answers);
  const list = reviewStatuses(
    source.records(answers).map((record) => status(record, context)),
    settings,
  );
  const updated = latest(list.map(({ last_reported }) => last_reported));
  const { ttlSeconds } = VELOS_FRESHNESS.station_status;
  return envelope(updated ?? context.receivedAt, ttlSeconds, { stations: list });
}

function contextOf({ system }: VcubSettings, answers: readonly VendorAnswer[]): InstantContext {
  return { receivedAt: answers.at(-1)?.receivedAt ?? '', timeZone: system.timezone };
}

function station(
  record: VcubRecord,
  { point }: VcubSource,
  { system }: VcubSettings,
): Station | undefined {
  const [id, name, position] = [
    identifier(record.ident),
    text(record.nom),
    point(record.geo_point_2d),
  ];
  if (id === undefined || name === undefined || position === undefined) return undefined;
  const [bicycles, places] = [count(record.nbvelos), count(record.nbplaces)];
  const capacity = bicycles === undefined || places === undefined ? undefined : bicycles + places;
  return present({
    station_id: id,
    name: localized(name, system.language),
    ...position,
    capacity,
  });
}

function status(record: VcubRecord, context: InstantContext): StationAvailability | undefined {
  const id = identifier(record.ident);
  const bicycles = count(record.nbvelos);
  const serves = SERVES[text(record.etat)?.toUpperCase() ?? ''];
  const reported = fromText(record.mdate, context);
  if (id === undefined || bicycles === undefined) return undefined;
  if (serves === undefined || reported === undefined) return undefined;
  return present({
    station_id: id,
    num_vehicles_available: bicycles,
    vehicle_types_available: byType(record, bicycles),
    num_docks_available: count(record.nbplaces),
    is_installed: true,
    is_renting: serves,
    is_returning: serves,
    last_reported: reported,
  });
}

/** Left out when the two kinds do not add up to the total: GBFS wants them equal. */
function byType({ nbclassiq, nbelec }: VcubRecord, total: number) {
  const [mechanical, electric] = [count(nbclassiq), count(nbelec)];
  if (mechanical === undefined || electric === undefined) return undefined;
  if (mechanical + electric !== total) return undefined;
  return [
    { vehicle_type_id: MECHANICAL, count: mechanical },
    { vehicle_type_id: ELECTRIC, count: electric },
  ];
}

function vehicleTypes({ settings }: OperationRequest) {
  const { system, electricRangeMeters } = vcubSettings.parse(settings);
  const bicycle = { form_factor: 'bicycle', return_constraint: 'any_station' };
  const { ttlSeconds } = VELOS_FRESHNESS.vehicle_types;
  return envelope(system.updatedAt, ttlSeconds, {
    vehicle_types: [
      {
        vehicle_type_id: MECHANICAL,
        ...bicycle,
        propulsion_type: 'human',
        name: localized('Vélo', 'fr'),
      },
      {
        vehicle_type_id: ELECTRIC,
        ...bicycle,
        propulsion_type: 'electric_assist',
        max_range_meters: electricRangeMeters,
        name: localized('Vélo à assistance électrique', 'fr'),
      },
    ],
  });
}

const fromContract = [
  derived('Durée fixée par le contrat.', 'ttl'),
  derived('Version de la norme que le contrat suit.', 'version'),
];

export const vcubCoverage = {
  system_information: declaredSystemCoverage,
  vehicle_types: velosCoverage(
    'vehicle_types',
    [
      ...fromContract,
      derived('Date de la déclaration au registre.', 'last_updated'),
      derived(
        'Le jeu de données distingue deux sortes de vélos, « nbclassiq » et « nbelec ».',
        'vehicle_type_id',
        'form_factor',
        'propulsion_type',
        'name',
        'return_constraint',
      ),
      derived('Autonomie déclarée au registre : l’éditeur ne la publie pas.', 'max_range_meters'),
    ],
    absent('Le jeu de données ne décrit pas les véhicules.'),
  ),
  station_information: velosCoverage(
    'station_information',
    [
      ...fromContract,
      derived('La plus récente des dates « mdate » des stations.', 'last_updated'),
      given('Champ « ident ».', 'station_id'),
      given('Champ « nom ».', 'name'),
      given('Champ « geo_point_2d ».', 'lat', 'lon'),
      derived(
        'Somme de « nbvelos » et « nbplaces » : les bornes en panne n’y sont pas comptées.',
        'capacity',
      ),
    ],
    absent('Le jeu de données ne le publie pas.'),
  ),
  station_status: velosCoverage(
    'station_status',
    [
      ...fromContract,
      derived('La plus récente des dates « mdate » des stations.', 'last_updated'),
      given('Champ « ident ».', 'station_id'),
      given('Champ « nbvelos ».', 'num_vehicles_available'),
      derived(
        'Champs « nbclassiq » et « nbelec », quand leur somme égale « nbvelos ».',
        'vehicle_types_available',
      ),
      given('Champ « nbplaces ».', 'num_docks_available'),
      derived('Une station du jeu de données est en place.', 'is_installed'),
      derived(
        'Champ « etat » : seule une station CONNECTEE loue et reprend ; un état inconnu retire la station.',
        'is_renting',
        'is_returning',
      ),
      given('Champ « mdate », en UTC.', 'last_reported'),
    ],
    absent('Le jeu de données ne le publie pas.'),
  ),
};
