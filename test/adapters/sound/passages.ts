import type { IsSound } from '../sound.ts';

interface Reference {
  readonly value: string;
}
type Call = Readonly<Record<string, unknown>>;
interface Visit {
  readonly ItemIdentifier?: string;
  readonly MonitoredVehicleJourney: { readonly MonitoredCall: Call };
}
interface Journey {
  readonly FramedVehicleJourneyRef?: {
    readonly DataFrameRef: Reference;
    readonly DatedVehicleJourneyRef: string;
  };
  readonly EstimatedCalls?: { readonly EstimatedCall: readonly Call[] };
}
interface StopPoint {
  readonly StopPointRef: Reference;
  readonly Location?: { readonly Longitude: number; readonly Latitude: number };
}

/** Lists below the names given, whatever is around them. */
function listsAt(value: unknown, name: string): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return value.flatMap((member) => listsAt(member, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === name && Array.isArray(member) ? [member] : listsAt(member, name),
  );
}

const areUnique = (ids: readonly (string | undefined)[]): boolean => {
  const known = ids.filter((id) => id !== undefined);
  return new Set(known).size === known.length;
};

/** A vehicle arrives before it leaves. */
const isSequence = (call: Call): boolean =>
  ['Aimed', 'Expected', 'Actual'].every((kind) => {
    const [arrival, departure] = [call[`${kind}ArrivalTime`], call[`${kind}DepartureTime`]];
    return (
      arrival === undefined ||
      departure === undefined ||
      Date.parse(String(arrival)) <= Date.parse(String(departure))
    );
  });

const CHECKS: Readonly<
  Record<string, (list: readonly unknown[], box: Box | undefined) => boolean>
> = {
  MonitoredStopVisit: (list) => {
    const visits = list as readonly Visit[];
    return (
      areUnique(visits.map(({ ItemIdentifier }) => ItemIdentifier)) &&
      visits.every(({ MonitoredVehicleJourney: { MonitoredCall } }) => isSequence(MonitoredCall))
    );
  },
  EstimatedVehicleJourney: (list) => {
    const journeys = list as readonly Journey[];
    const ids = journeys.map(
      ({ FramedVehicleJourneyRef: framed }) =>
        framed && `${framed.DataFrameRef.value} ${framed.DatedVehicleJourneyRef}`,
    );
    const calls = journeys.flatMap(({ EstimatedCalls }) => EstimatedCalls?.EstimatedCall ?? []);
    return areUnique(ids) && calls.every(isSequence);
  },
  AnnotatedStopPointRef: (list, box) => {
    const stops = list as readonly StopPoint[];
    return (
      stops.length > 0 &&
      areUnique(stops.map(({ StopPointRef }) => StopPointRef.value)) &&
      stops.every(({ Location: at }) => at === undefined || isInside(at, box))
    );
  },
  AnnotatedLineRef: (list) =>
    list.length > 0 &&
    areUnique((list as readonly { LineRef: Reference }[]).map(({ LineRef }) => LineRef.value)),
  InfoMessage: (list) =>
    areUnique(
      (list as readonly { InfoMessageIdentifier: Reference }[]).map(
        ({ InfoMessageIdentifier }) => InfoMessageIdentifier.value,
      ),
    ),
};

type Box = Readonly<Record<'south' | 'north' | 'west' | 'east', number>>;

function isInside(
  { Longitude: lon, Latitude: lat }: NonNullable<StopPoint['Location']>,
  box?: Box,
) {
  if (box === undefined) return true;
  return lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east;
}

/** Identifiers once each, vehicles that arrive before they leave, stops inside the territory. */
export const isSound: IsSound = (body, { service }) => {
  const { box } = service.settings as { box?: Box };
  return Object.entries(CHECKS).every(([name, check]) =>
    listsAt(body, name).every((list) => check(list, box)),
  );
};
