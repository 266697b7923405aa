/**
 * What a schema cannot see: visits that leave before they arrive, identifiers given twice, lists that
 * lost most of their records. The policy is that of all adapters (src/adapters/README.md).
 */
import { WireError } from '../../model/adapter.ts';
import type { Call, DatedJourney, Line, Message, StopPoint, Visit } from './bodies.ts';

const DROPPED_SHARE_MAX = 0.1;

/** A record, or undefined when the vendor's was unusable. */
export type Candidate<T> = T | undefined;

/** In the order in which they pass; what has no time comes last. */
export function reviewVisits(candidates: readonly Candidate<Visit>[]): readonly Visit[] {
  const kept = review(candidates, {
    noun: 'passages',
    sound: ({ MonitoredVehicleJourney: { MonitoredCall } }) => isSequence(MonitoredCall),
    idOf: ({ ItemIdentifier }) => ItemIdentifier,
    seenAt: ({ RecordedAtTime }) => RecordedAtTime,
  });
  return kept.toSorted((a, b) => passesAt(a) - passesAt(b) || compared(tieOf(a), tieOf(b)));
}

/** Visits of the interval asked, whatever the vendor made of it; those that passed stay. */
export function within(visits: readonly Visit[], at: string, seconds: number): readonly Visit[] {
  const last = Date.parse(at) + seconds * 1000;
  return visits.filter((visit) => {
    const passes = passesAt(visit);
    return passes <= last || passes === Number.MAX_VALUE;
  });
}

export function reviewJourneys(
  candidates: readonly Candidate<DatedJourney>[],
): readonly DatedJourney[] {
  return review(candidates, {
    noun: 'courses',
    sound: ({ EstimatedCalls }) => EstimatedCalls?.EstimatedCall.every(isSequence) ?? true,
    idOf: ({ LineRef, FramedVehicleJourneyRef: framed, DatedVehicleJourneyRef: dated }) => {
      if (framed === undefined) return dated && `${LineRef.value} ${dated.value}`;
      return `${framed.DataFrameRef.value} ${framed.DatedVehicleJourneyRef}`;
    },
  });
}

export function reviewStopPoints(
  candidates: readonly Candidate<StopPoint>[],
): readonly StopPoint[] {
  const kept = review(candidates, {
    noun: 'arrêts',
    sound: () => true,
    idOf: ({ StopPointRef }) => StopPointRef.value,
  });
  if (kept.length === 0) throw new WireError('aucun arrêt : un réseau en a toujours');
  return kept.toSorted((a, b) => compared(a.StopPointRef.value, b.StopPointRef.value));
}

export function reviewLines(candidates: readonly Candidate<Line>[]): readonly Line[] {
  const kept = review(candidates, {
    noun: 'lignes',
    sound: () => true,
    idOf: ({ LineRef }) => LineRef.value,
  });
  if (kept.length === 0) throw new WireError('aucune ligne : un réseau en a toujours');
  return kept.toSorted((a, b) => compared(a.LineRef.value, b.LineRef.value));
}

export function reviewMessages(candidates: readonly Candidate<Message>[]): readonly Message[] {
  return review(candidates, {
    noun: 'messages',
    sound: () => true,
    idOf: ({ InfoMessageIdentifier }) => InfoMessageIdentifier.value,
    seenAt: ({ RecordedAtTime }) => RecordedAtTime,
  });
}

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

/** The position when it can be one of the network: not 0°/0°, not out of the territory's box. */
export function located(
  point: { readonly lat: number; readonly lon: number } | undefined,
  box: Box | undefined,
): StopPoint['Location'] | undefined {
  if (point === undefined) return undefined;
  const { lat, lon } = point;
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180) || (lat === 0 && lon === 0)) return undefined;
  const inside =
    box === undefined ||
    (lat >= box.south && lat <= box.north && lon >= box.west && lon <= box.east);
  return inside ? { Longitude: lon, Latitude: lat } : undefined;
}

/** A vehicle that leaves before it arrives contradicts itself. */
function isSequence(call: Call): boolean {
  const pairs = [
    [call.AimedArrivalTime, call.AimedDepartureTime],
    [call.ExpectedArrivalTime, call.ExpectedDepartureTime],
    [call.ActualArrivalTime, call.ActualDepartureTime],
  ];
  return pairs.every(
    ([arrival, departure]) =>
      arrival === undefined ||
      departure === undefined ||
      Date.parse(arrival) <= Date.parse(departure),
  );
}

function passesAt({ MonitoredVehicleJourney: { MonitoredCall: call } }: Visit): number {
  const time =
    call.ActualDepartureTime ??
    call.ExpectedDepartureTime ??
    call.AimedDepartureTime ??
    call.ActualArrivalTime ??
    call.ExpectedArrivalTime ??
    call.AimedArrivalTime;
  return time === undefined ? Number.MAX_VALUE : Date.parse(time);
}

/** Of visits at the same second: the same order whoever gave them. */
function tieOf({ MonitoredVehicleJourney: journey }: Visit): string {
  const { LineRef, PublishedLineName, DestinationName } = journey;
  return [LineRef?.value, PublishedLineName?.[0]?.value, DestinationName?.[0]?.value].join(' ');
}

function compared(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Review<T> {
  readonly noun: string;
  readonly sound: (record: T) => boolean;
  /** Undefined when the vendor does not name the record: then only exact copies are one. */
  readonly idOf: (record: T) => string | undefined;
  /** When the observation was made, of records that are observed. */
  readonly seenAt?: (record: T) => string | undefined;
}

function review<T extends object>(
  candidates: readonly Candidate<T>[],
  rules: Review<T>,
): readonly T[] {
  const kept = candidates.filter(
    (candidate) => candidate !== undefined && rules.sound(candidate),
  ) as readonly T[];
  const dropped = candidates.length - kept.length;
  if (dropped > Math.max(1, candidates.length * DROPPED_SHARE_MAX)) {
    throw new WireError(`${dropped} ${rules.noun} inexploitables sur ${candidates.length}`);
  }
  if (kept.length === 0 && dropped > 0) throw new WireError(`${rules.noun} tous inexploitables`);
  return unique(kept, rules);
}

function unique<T>(records: readonly T[], { noun, idOf, seenAt }: Review<T>): readonly T[] {
  const byId = new Map<string, T>();
  for (const record of records) {
    const written = JSON.stringify(record);
    const id = idOf(record) ?? written;
    const known = byId.get(id);
    const [seen, before] = [record, known].map((each) =>
      each === undefined ? 0 : Date.parse(seenAt?.(each) ?? '1970-01-01T00:00:00Z'),
    );
    if (known === undefined || (seen ?? 0) > (before ?? 0)) byId.set(id, record);
    else if (seen === before && JSON.stringify(known) !== written) {
      throw new WireError(`deux ${noun} de même identifiant se contredisent`);
    }
  }
  return [...byId.values()];
}
