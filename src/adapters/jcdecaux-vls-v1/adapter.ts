import { z } from 'zod';
import { present } from '../../contracts/present.ts';
import { below } from '../../contracts/service-url.ts';
import {
  envelope,
  localized,
  type Station,
  type StationAvailability,
} from '../../contracts/velos/bodies.ts';
import { VELOS_FRESHNESS } from '../../contracts/velos/freshness.ts';
import { reviewStations, reviewStatuses } from '../../contracts/velos/integrity.ts';
import { commonSettings, declaredSystem } from '../../contracts/velos/settings.ts';
import type {
  Adapter,
  AdapterOperation,
  OperationRequest,
  VendorAnswer,
} from '../../model/adapter.ts';
import { pointFromObject } from '../coordinates.ts';
import { systemOperation } from '../declared-system.ts';
import { fromMilliseconds, type InstantContext, latest } from '../instant.ts';
import { count, flag, identifier, oneOf, text } from '../wire-values.ts';
import { jcdecauxCoverage } from './coverage.ts';
import { type StationWire, stationsWire } from './wire.ts';

const settingsSchema = commonSettings.extend({
  // Nothing else in the answer could tell a swapped latitude and longitude.
  box: commonSettings.shape.box.unwrap(),
  /** JCDecaux's name of the network, « contract » in its API. */
  contractName: z.string().min(1),
  system: declaredSystem,
});

type Settings = z.infer<typeof settingsSchema>;

const toVendor: AdapterOperation['toVendor'] = ({ serviceUrl, settings }, answers) => {
  if (answers.length > 0) return undefined;
  const { contractName } = settingsSchema.parse(settings);
  const url = below(serviceUrl, 'stations');
  url.searchParams.set('contract', contractName);
  return { url: url.href, wire: stationsWire };
};

function stations(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const { records, context } = received(settings, answers);
  const list = reviewStations(
    records.map((record) => station(record, settings)),
    settings,
  );
  const updated = latest(records.map(({ last_update }) => fromMilliseconds(last_update, context)));
  const { ttlSeconds } = VELOS_FRESHNESS.station_information;
  return envelope(updated ?? context.receivedAt, ttlSeconds, { stations: list });
}

function statuses(request: OperationRequest, answers: readonly VendorAnswer[]) {
  const settings = settingsSchema.parse(request.settings);
  const { records, context } = received(settings, answers);
  const list = reviewStatuses(
    records.map((record) => status(record, context)),
    settings,
  );
  const updated = latest(list.map(({ last_reported }) => last_reported));
  const { ttlSeconds } = VELOS_FRESHNESS.station_status;
  return envelope(updated ?? context.receivedAt, ttlSeconds, { stations: list });
}

/** The network asked and no other: a station of another one is not a station here. */
function received({ contractName, system }: Settings, answers: readonly VendorAnswer[]) {
  const [answer] = answers;
  const records = stationsWire
    .parse(answer?.body)
    .filter(({ contract_name }) => isSame(contract_name, contractName));
  const context = { receivedAt: answer?.receivedAt ?? '', timeZone: system.timezone };
  return { records, context };
}

function isSame(name: unknown, expected: string): boolean {
  return text(name)?.toLowerCase() === expected.toLowerCase();
}

function station(record: StationWire, { system }: Settings): Station | undefined {
  const [id, name] = [identifier(record.number), text(record.name)];
  const position = pointFromObject(record.position);
  if (id === undefined || name === undefined || position === undefined) return undefined;
  return present({
    station_id: id,
    name: localized(name, system.language),
    ...position,
    address: text(record.address),
    rental_methods: flag(record.banking) === true ? ['creditcard'] : undefined,
    capacity: count(record.bike_stands),
  });
}

function status(record: StationWire, context: InstantContext): StationAvailability | undefined {
  const id = identifier(record.number);
  const bicycles = count(record.available_bikes);
  const state = oneOf(record.status, ['OPEN', 'CLOSED']);
  // Null when the station has never reported.
  const reported = fromMilliseconds(record.last_update, context);
  if (id === undefined || bicycles === undefined) return undefined;
  if (state === undefined || reported === undefined) return undefined;
  return present({
    station_id: id,
    num_vehicles_available: bicycles,
    num_docks_available: count(record.available_bike_stands),
    is_installed: true,
    is_renting: state === 'OPEN',
    is_returning: state === 'OPEN',
    last_reported: reported,
  });
}

export const jcdecauxVlsV1: Adapter = {
  id: 'jcdecaux-vls-v1',
  title: 'JCDecaux VLS v1',
  documentation: 'https://developer.jcdecaux.com/#/opendata/vls',
  contract: 'velos@3',
  auth: { kind: 'query', name: 'apiKey' },
  settings: settingsSchema,
  operations: {
    system_information: systemOperation((settings) => settingsSchema.parse(settings)),
    station_information: { toVendor, fromVendor: stations },
    station_status: { toVendor, fromVendor: statuses },
  },
  coverage: jcdecauxCoverage,
};
