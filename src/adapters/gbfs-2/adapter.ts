import type { ZodType } from 'zod';
import { envelope } from '../../contracts/velos/bodies.ts';
import {
  discoveryLanguage,
  discoveryWire,
  findFeed,
  requireFeed,
} from '../../contracts/velos/discovery.ts';
import type { FeedName } from '../../contracts/velos/fields.ts';
import { VELOS_FRESHNESS } from '../../contracts/velos/freshness.ts';
import {
  reviewStations,
  reviewStatuses,
  reviewVehicles,
  reviewVehicleTypes,
} from '../../contracts/velos/integrity.ts';
import type {
  Adapter,
  AdapterOperation,
  OperationRequest,
  VendorAnswer,
  VendorRequest,
} from '../../model/adapter.ts';
import { fromSeconds, type InstantContext } from '../instant.ts';
import { count, language } from '../wire-values.ts';
import { gbfs2Coverage } from './coverage.ts';
import { openingHours } from './opening-hours.ts';
import { station, status, vehicle, vehicleType } from './records.ts';
import { type Gbfs2Settings, gbfs2Settings } from './settings.ts';
import { systemOf } from './system.ts';
import {
  calendarWire,
  envelopeWire,
  hoursWire,
  stationsWire,
  statusesWire,
  systemWire,
  vehiclesWire,
  vehicleTypesWire,
} from './wire.ts';

/** What a feed's records are read with. */
interface Reading {
  readonly settings: Gbfs2Settings;
  readonly language: string;
  readonly context: InstantContext;
}

/** Discovery, then the one feed that the operation is made of. */
function feedOperation(
  feed: FeedName,
  names: readonly string[],
  wire: ZodType,
  dataOf: (body: unknown, reading: Reading) => unknown,
): AdapterOperation {
  return {
    toVendor(request, answers) {
      if (answers.length === 0) return discovery(request);
      if (answers.length > 1) return undefined;
      return { url: requireFeed(answers[0]?.body, names, place(request)), wire };
    },
    fromVendor(request, [first, second]) {
      const reading = readingOf(request, first, second);
      return enveloped(feed, second, reading, dataOf(second?.body, reading));
    },
  };
}

/** Discovery, the system, then its hours and its calendar if it publishes them. */
const systemInformation: AdapterOperation = {
  toVendor(request, answers) {
    if (answers.length === 0) return discovery(request);
    return systemRequests(request, answers[0])[answers.length - 1];
  },
  fromVendor(request, answers) {
    const [first, second, ...others] = answers;
    const optional = systemRequests(request, first).slice(1);
    const bodyOf = (wire: ZodType) =>
      others[optional.findIndex((each) => each.wire === wire)]?.body;
    const [hours, calendar] = [bodyOf(hoursWire), bodyOf(calendarWire)];
    const opening = openingHours(
      hours === undefined ? undefined : hoursWire.parse(hours).data.rental_hours,
      calendar === undefined ? undefined : calendarWire.parse(calendar).data.calendars,
    );
    const reading = readingOf(request, first, second);
    const { data } = systemWire.parse(second?.body);
    return enveloped(
      'system_information',
      second,
      reading,
      systemOf(data, opening, reading.settings),
    );
  },
};

function systemRequests(
  request: OperationRequest,
  first: VendorAnswer | undefined,
): VendorRequest[] {
  const system = requireFeed(first?.body, ['system_information'], place(request));
  const hours = findFeed(first?.body, ['system_hours'], place(request));
  const calendar = findFeed(first?.body, ['system_calendar'], place(request));
  return [
    { url: system, wire: systemWire },
    ...(hours === undefined ? [] : [{ url: hours, wire: hoursWire }]),
    ...(calendar === undefined ? [] : [{ url: calendar, wire: calendarWire }]),
  ];
}

function discovery({ serviceUrl }: OperationRequest): VendorRequest {
  return { url: serviceUrl, wire: discoveryWire };
}

function place({ serviceUrl, settings }: OperationRequest) {
  return { serviceUrl, language: gbfs2Settings.parse(settings).language };
}

function readingOf(
  request: OperationRequest,
  first: VendorAnswer | undefined,
  second: VendorAnswer | undefined,
): Reading {
  const settings = gbfs2Settings.parse(request.settings);
  const listed = language(discoveryLanguage(first?.body, settings.language));
  return {
    settings,
    language: settings.language ?? listed ?? 'fr',
    // POSIX times need no zone.
    context: { receivedAt: second?.receivedAt ?? '', timeZone: 'UTC' },
  };
}

/** `last_updated` and `ttl` are the vendor's; when it gives none, the reception and the contract's. */
function enveloped(
  feed: FeedName,
  answer: VendorAnswer | undefined,
  { context }: Reading,
  data: unknown,
) {
  const { last_updated, ttl } = envelopeWire.parse(answer?.body);
  const updated = fromSeconds(last_updated, context) ?? context.receivedAt;
  return envelope(updated, count(ttl) ?? VELOS_FRESHNESS[feed].ttlSeconds, data);
}

export const gbfs2: Adapter = {
  id: 'gbfs-2',
  title: 'GBFS 1.x et 2.x',
  documentation: 'https://github.com/MobilityData/gbfs/blob/v2.3/gbfs.md',
  contract: 'velos@3',
  auth: { kind: 'none' },
  settings: gbfs2Settings,
  operations: {
    system_information: systemInformation,
    vehicle_types: feedOperation(
      'vehicle_types',
      ['vehicle_types'],
      vehicleTypesWire,
      (body, reading) => {
        const { data } = vehicleTypesWire.parse(body);
        const types = data.vehicle_types.map((wire) => vehicleType(wire, reading.language));
        return { vehicle_types: reviewVehicleTypes(types) };
      },
    ),
    station_information: feedOperation(
      'station_information',
      ['station_information'],
      stationsWire,
      (body, reading) => {
        const { data } = stationsWire.parse(body);
        const stations = data.stations.map((wire) => station(wire, reading.language));
        return { stations: reviewStations(stations, reading.settings) };
      },
    ),
    station_status: feedOperation(
      'station_status',
      ['station_status'],
      statusesWire,
      (body, reading) => {
        const { data } = statusesWire.parse(body);
        const statuses = data.stations.map((wire) => status(wire, reading.context));
        return { stations: reviewStatuses(statuses, reading.settings) };
      },
    ),
    vehicle_status: feedOperation(
      'vehicle_status',
      ['free_bike_status'],
      vehiclesWire,
      (body, reading) => {
        const { data } = vehiclesWire.parse(body);
        const vehicles = data.bikes.map((wire) => vehicle(wire, reading.context));
        return { vehicles: reviewVehicles(vehicles, reading.settings) };
      },
    ),
  },
  offered: (settings) => gbfs2Settings.parse(settings).feeds,
  coverage: gbfs2Coverage,
};
