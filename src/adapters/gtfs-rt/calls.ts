/** What a trip update says of its stops → calls of SIRI. */
import { type Call, type Journey, phrases, reference } from '../../contracts/passages/bodies.ts';
import { fromVendor } from '../../contracts/passages/references.ts';
import type { PassagesSettings } from '../../contracts/passages/settings.ts';
import { present } from '../../contracts/present.ts';
import { stateOf, stateOfDelay } from '../call-state.ts';
import { fromSeconds, type InstantContext } from '../instant.ts';
import { modeOf, type Network, scheduledAt } from './network.ts';
import type { Row } from './tables.ts';
import type { StopTimeEvent, StopTimeUpdate, TripUpdate } from './wire.ts';

export interface Reading {
  readonly settings: PassagesSettings;
  readonly planned: InstantContext;
  readonly network: Network;
}

/** `TripDescriptor.ScheduleRelationship`. */
const TRIP = { canceled: 3, deleted: 7 } as const;
/** `StopTimeUpdate.ScheduleRelationship`. */
const STOP = { skipped: 1, noData: 2 } as const;

/** A trip that is not to be shown at all. */
export const isDeleted = ({ trip }: TripUpdate) => trip.scheduleRelationship === TRIP.deleted;

export const isCanceled = ({ trip }: TripUpdate) => trip.scheduleRelationship === TRIP.canceled;

export const isSkipped = ({ scheduleRelationship }: StopTimeUpdate) =>
  scheduleRelationship === STOP.skipped;

export function routeOf({ trip }: TripUpdate, { trips }: Network): string | undefined {
  return trip.routeId ?? trips.get(trip.tripId ?? '')?.route_id;
}

export function journeyOf(update: TripUpdate, { settings, network }: Reading): Journey {
  const { trip } = update;
  const { references } = settings;
  const planned = network.trips.get(trip.tripId ?? '');
  const routeId = routeOf(update, network);
  const route = network.routes.get(routeId ?? '');
  const direction = trip.directionId ?? planned?.direction_id;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(trip.startDate ?? '') ?? [];
  return present({
    LineRef: reference(fromVendor(routeId, references.line)),
    DirectionRef: reference(direction === undefined ? undefined : String(direction)),
    FramedVehicleJourneyRef:
      year === undefined || trip.tripId === undefined
        ? undefined
        : {
            DataFrameRef: { value: `${year}-${month}-${day}` },
            DatedVehicleJourneyRef: trip.tripId,
          },
    VehicleMode: modeOf(route?.route_type),
    PublishedLineName: phrases(route?.route_short_name ?? route?.route_long_name),
    DestinationName: phrases(planned?.trip_headsign),
  });
}

/**
 * The stop of an update. A trip that is cancelled has no updates: its stops are those of the timetable,
 * where there is one.
 */
export function updatesOf(update: TripUpdate, { calls }: Network): readonly StopTimeUpdate[] {
  const { trip, stopTimeUpdate } = update;
  const scheduled = calls.get(trip.tripId ?? '') ?? [];
  if (isCanceled(update)) {
    return scheduled.map(({ stop_id, stop_sequence }) => ({
      stopId: stop_id,
      stopSequence: Number(stop_sequence),
      scheduleRelationship: STOP.skipped,
    }));
  }
  return stopTimeUpdate.map((each) => ({
    ...each,
    stopId: each.stopId ?? scheduledCall(scheduled, each)?.stop_id,
  }));
}

function scheduledCall(calls: readonly Row[], update: StopTimeUpdate): Row | undefined {
  const { stopSequence, stopId } = update;
  if (stopSequence !== undefined) {
    return calls.find(({ stop_sequence }) => Number(stop_sequence) === stopSequence);
  }
  const there = calls.filter(({ stop_id }) => stop_id === stopId);
  // A trip that calls twice at a stop: which of them is meant is not known.
  return there.length === 1 ? there[0] : undefined;
}

export function callOf(stop: StopTimeUpdate, update: TripUpdate, reading: Reading): Call {
  const { settings, network, planned } = reading;
  const { trip } = update;
  const row = scheduledCall(network.calls.get(trip.tripId ?? '') ?? [], stop);
  const scheduled = (time: string | undefined) => scheduledAt(trip.startDate, time, planned);
  const unknown = isSkipped(stop) || stop.scheduleRelationship === STOP.noData;
  const stated = unknown ? (isSkipped(stop) ? 'cancelled' : 'noReport') : undefined;
  const arrival = timesOf(
    unknown ? undefined : stop.arrival,
    scheduled(row?.arrival_time),
    planned,
  );
  const departure = timesOf(
    unknown ? undefined : stop.departure,
    scheduled(row?.departure_time),
    planned,
  );
  const quay = network.stops.get(stop.stopId ?? '');
  const StopPointRef = fromVendor(stop.stopId, settings.references.stopPoint);
  return present({
    StopPointRef: reference(StopPointRef),
    Order:
      stop.stopSequence !== undefined && stop.stopSequence >= 0 ? stop.stopSequence : undefined,
    StopPointName: phrases(quay?.stop_name),
    AimedArrivalTime: arrival.aimed,
    ExpectedArrivalTime: arrival.expected,
    AimedDepartureTime: departure.aimed,
    ExpectedDepartureTime: departure.expected,
    ArrivalStatus: stated ?? arrival.state,
    DepartureStatus: stated ?? departure.state,
    DeparturePlatformName: phrases(quay?.platform_code),
  });
}

/**
 * `time` wins over `delay`. Both together, or one and the timetable, give what was aimed at; a delay
 * alone says how late and not when: then there is no time.
 */
function timesOf(event: StopTimeEvent, scheduled: string | undefined, planned: InstantContext) {
  const { time, delay } = event ?? {};
  const moved = (instant: string | undefined, seconds: number | undefined) =>
    instant === undefined || seconds === undefined
      ? undefined
      : fromSeconds(Date.parse(instant) / 1000 + seconds, planned);
  const said = fromSeconds(time, planned);
  const aimed = scheduled ?? moved(said, delay === undefined ? undefined : -delay);
  const expected = said ?? moved(scheduled, delay);
  const state = stateOf(aimed, expected) ?? (delay === undefined ? undefined : stateOfDelay(delay));
  return { aimed, expected, state };
}
