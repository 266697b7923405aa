import { z } from 'zod';
import {
  type Answered,
  type DatedJourney,
  delivered,
  discovered,
  phrases,
  reference,
  type Visit,
} from '../../contracts/passages/bodies.ts';
import {
  located,
  reviewJourneys,
  reviewLines,
  reviewMessages,
  reviewStopPoints,
  reviewVisits,
  within,
} from '../../contracts/passages/integrity.ts';
import { fromVendor, toVendor } from '../../contracts/passages/references.ts';
import { passagesSettings, previewSeconds } from '../../contracts/passages/settings.ts';
import { present } from '../../contracts/present.ts';
import {
  type Adapter,
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { point } from '../coordinates.ts';
import { fromSeconds, type InstantContext } from '../instant.ts';
import { isActive, messageOf } from './alerts.ts';
import {
  callOf,
  isCanceled,
  isDeleted,
  isSkipped,
  journeyOf,
  type Reading,
  routeOf,
  updatesOf,
} from './calls.ts';
import { gtfsRtCoverage } from './coverage.ts';
import { networkOf, quaysOf } from './network.ts';
import { rows, TABLES, type TableName } from './tables.ts';
import { type Feed, feed, feedWire, type TripUpdate } from './wire.ts';

/** Below the service's address, or absolute. */
const address = z.string().min(1).max(500);

const gtfsRtSettings = passagesSettings.extend({
  /** Tables of the static GTFS. Without `stopTimes`, a delay alone gives no time. */
  tables: z.object({
    stops: address,
    routes: address,
    trips: address.optional(),
    stopTimes: address.optional(),
  }),
  /** Feed of the alerts, when it is another one. */
  alerts: address.optional(),
});

type Settings = z.infer<typeof gtfsRtSettings>;
type Source = TableName | 'tripUpdates' | 'alerts';

/** A feed that stands still announces departures that are over: then there seems to be none. */
const STALE_MS = 15 * 60_000;

/** How long a vehicle that has left is still shown. */
const GONE_MS = 60_000;

const TRIPS: readonly Source[] = ['tripUpdates', 'stops', 'routes', 'trips', 'stopTimes'];

function requestOf(
  source: Source,
  settings: Settings,
  serviceUrl: string,
): VendorRequest | undefined {
  if (source === 'tripUpdates') return { url: serviceUrl, reads: 'bytes', wire: feedWire };
  const path = source === 'alerts' ? settings.alerts : settings.tables[source];
  if (path === undefined) return undefined;
  if (!URL.canParse(path, serviceUrl))
    throw new WireError('une adresse des réglages est illisible');
  const { href: url } = new URL(path, serviceUrl);
  return source === 'alerts'
    ? { url, reads: 'bytes', wire: feedWire }
    : { url, reads: 'text', wire: TABLES[source] };
}

interface Received extends Reading {
  readonly request: OperationRequest;
  readonly settings: Settings;
  readonly feed: Feed;
  readonly answered: Answered;
  readonly observed: InstantContext;
}

function operation(
  sources: readonly Source[],
  read: (received: Received) => unknown,
): AdapterOperation {
  const given = ({ settings, serviceUrl }: OperationRequest) => {
    const parsed = gtfsRtSettings.parse(settings);
    return sources.flatMap((source) => {
      const asked = requestOf(source, parsed, serviceUrl);
      return asked === undefined ? [] : [{ source, asked }];
    });
  };
  return {
    toVendor: (request, answers) => given(request)[answers.length]?.asked,
    fromVendor(request, answers) {
      const byName = new Map(given(request).map(({ source }, index) => [source, answers[index]]));
      return read(received(request, byName));
    },
  };
}

const NOTHING: Feed = { header: { gtfsRealtimeVersion: '2.0', incrementality: 0 }, entity: [] };

function received(
  request: OperationRequest,
  answers: ReadonlyMap<Source, VendorAnswer | undefined>,
): Received {
  const settings = gtfsRtSettings.parse(request.settings);
  const live = answers.get('tripUpdates') ?? answers.get('alerts');
  const receivedAt = (live ?? [...answers.values()][0])?.receivedAt ?? '';
  const context = { receivedAt, timeZone: settings.timeZone };
  const message = live === undefined ? NOTHING : feed.parse(live.body);
  const said = fromSeconds(message.header.timestamp, context);
  if (said !== undefined && Date.parse(receivedAt) - Date.parse(said) > STALE_MS) {
    throw new VendorError('failed', 'Le flux temps réel de l’éditeur n’est plus mis à jour.');
  }
  const tables = [...answers].filter(([source]) => Object.hasOwn(TABLES, source));
  return {
    request,
    settings,
    feed: message,
    observed: context,
    planned: { ...context, planned: true },
    network: networkOf(
      Object.fromEntries(tables.map(([source, answer]) => [source, rows.parse(answer?.body)])),
    ),
    answered: { respondedAt: said ?? receivedAt, producerRef: settings.producerRef },
  };
}

/** Trips of the feed; a feed of something else (positions, alerts) is not « no trip ». */
function tripsIn({ feed: { entity } }: Received): readonly TripUpdate[] {
  const trips = entity.flatMap(({ isDeleted: gone, tripUpdate }) =>
    tripUpdate === undefined || gone === 1 ? [] : [tripUpdate],
  );
  if (entity.length > 0 && entity.every(({ tripUpdate }) => tripUpdate === undefined)) {
    throw new WireError('le flux ne porte aucune course (TripUpdate)');
  }
  return trips.filter((trip) => !isDeleted(trip));
}

const UNKNOWN = 'Cette référence n’est pas de celles du réseau.';

function stopVisits(given: Received) {
  const { request, network, settings, answered } = given;
  const { MonitoringRef: asked = '', PreviewInterval } = request.parameters;
  const id = toVendor(asked, settings.references.stopPoint);
  const quays = id === undefined ? new Set<string>() : quaysOf(network, id);
  const trips = tripsIn(given);
  const calls = trips.flatMap((trip) =>
    updatesOf(trip, network)
      .filter(({ stopId }) => stopId !== undefined && quays.has(stopId))
      .map((stop) => ({ trip, stop })),
  );
  if (id === undefined || (!network.stops.has(id) && calls.length === 0)) {
    throw new VendorError('absent', UNKNOWN);
  }
  const visits = calls
    .filter(({ trip, stop }) => saysSomething(callOf(stop, trip, given)))
    .map(({ trip, stop }): Visit | undefined => {
      const journey = journeyOf(trip, given);
      const { LineRef, PublishedLineName, DestinationName } = journey;
      if ((LineRef ?? PublishedLineName ?? DestinationName) === undefined) return undefined;
      const MonitoredCall = callOf(stop, trip, given);
      const Monitored = MonitoredCall.DepartureStatus !== 'noReport';
      return present({
        RecordedAtTime: fromSeconds(trip.timestamp, given.observed),
        MonitoringRef: { value: asked },
        MonitoredVehicleJourney: { ...journey, Monitored, MonitoredCall },
      });
    });
  const coming = reviewVisits(visits).filter((visit) => isToCome(visit, request.at));
  const list = within(coming, request.at, previewSeconds(PreviewInterval));
  return delivered('stopMonitoring', list, answered);
}

/** Neither a time nor a state: the feed has no data for this call. */
function saysSomething(call: Visit['MonitoredVehicleJourney']['MonitoredCall']): boolean {
  const dated = Object.keys(call).some((name) => name.endsWith('Time'));
  const state = call.DepartureStatus ?? call.ArrivalStatus;
  return dated || (state !== undefined && state !== 'noReport');
}

function isToCome(
  { MonitoredVehicleJourney: { MonitoredCall: call } }: Visit,
  at: string,
): boolean {
  const time =
    call.ExpectedDepartureTime ??
    call.ExpectedArrivalTime ??
    call.AimedDepartureTime ??
    call.AimedArrivalTime;
  return time === undefined || Date.parse(time) >= Date.parse(at) - GONE_MS;
}

function timetable(given: Received) {
  const { request, network, settings, answered } = given;
  const line = toVendor(request.parameters.LineRef ?? '', settings.references.line);
  const trips = tripsIn(given).filter((trip) => routeOf(trip, network) === line);
  if (line === undefined || (!network.routes.has(line) && trips.length === 0)) {
    throw new VendorError('absent', UNKNOWN);
  }
  const journeys = trips.map((trip): DatedJourney | undefined => {
    const { LineRef, ...journey } = journeyOf(trip, given);
    const calls = updatesOf(trip, network).map((stop) => {
      const call = callOf(stop, trip, given);
      return { ...call, Cancellation: isSkipped(stop) };
    });
    const named = calls.every(({ StopPointRef }) => StopPointRef !== undefined);
    if (LineRef === undefined || !named) return undefined;
    return present({
      ...journey,
      LineRef,
      DatedVehicleJourneyRef:
        journey.FramedVehicleJourneyRef === undefined ? reference(trip.trip.tripId) : undefined,
      Cancellation: isCanceled(trip),
      Monitored: true,
      EstimatedCalls: calls.length === 0 ? undefined : { EstimatedCall: calls },
    });
  });
  const frame = {
    RecordedAtTime: answered.respondedAt,
    EstimatedVehicleJourney: reviewJourneys(journeys),
  };
  return delivered('estimatedTimetable', [frame], answered);
}

function messages({ feed: { entity }, request, settings, planned, answered }: Received) {
  if (entity.length > 0 && entity.every(({ alert }) => alert === undefined)) {
    throw new WireError('le flux ne porte aucune alerte (Alert)');
  }
  const list = entity.flatMap(({ id, alert, isDeleted: gone }) =>
    alert === undefined || gone === 1 || !isActive(alert, request.at)
      ? []
      : [messageOf(id, alert, { settings, planned })],
  );
  return delivered('generalMessage', reviewMessages(list), answered);
}

function stopPoints({ network, settings, answered }: Received) {
  const { references, box } = settings;
  const quays = [...network.stops.values()].filter(
    ({ location_type: type }) => type === undefined || type === '0',
  );
  const list = quays.map((stop) => {
    const ref = fromVendor(stop.stop_id, references.stopPoint);
    const StopName = phrases(stop.stop_name);
    if (ref === undefined || StopName === undefined) return undefined;
    const Location = located(point(stop.stop_lat, stop.stop_lon), box);
    return present({ StopPointRef: { value: ref }, StopName, Location });
  });
  return discovered('stopPointsDiscovery', reviewStopPoints(list), answered.respondedAt);
}

function lines({ network, settings, answered }: Received) {
  const list = [...network.routes.values()].map((route) => {
    const ref = fromVendor(route.route_id, settings.references.line);
    const LineCode = reference(route.route_short_name);
    const LineName = phrases(route.route_long_name);
    if (ref === undefined || (LineCode ?? LineName) === undefined) return undefined;
    return present({ LineRef: { value: ref }, LineCode, LineName });
  });
  return discovered('linesDiscovery', reviewLines(list), answered.respondedAt);
}

export const gtfsRt: Adapter = {
  id: 'gtfs-rt',
  title: 'GTFS Realtime 1.0 et 2.0, avec son GTFS',
  documentation: 'https://gtfs.org/documentation/realtime/reference/',
  contract: 'passages@1',
  auth: { kind: 'query', name: 'apiKey', optional: true },
  settings: gtfsRtSettings,
  operations: {
    stopMonitoring: operation(TRIPS, stopVisits),
    estimatedTimetable: operation(TRIPS, timetable),
    generalMessage: operation(['alerts'], messages),
    stopPointsDiscovery: operation(['stops'], stopPoints),
    linesDiscovery: operation(['routes'], lines),
  },
  offered(settings) {
    const { alerts } = gtfsRtSettings.parse(settings);
    const ids = Object.keys(gtfsRtCoverage);
    return alerts === undefined ? ids.filter((id) => id !== 'generalMessage') : ids;
  },
  coverage: gtfsRtCoverage,
};
