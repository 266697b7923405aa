/**
 * Bodies of the contract, as adapters make them: the one way in which SIRI Lite is written here.
 * References are `{ value }`, texts for travellers lists of `{ value, lang }`, lists always arrays.
 */
import { present } from '../present.ts';

export interface Reference {
  readonly value: string;
}

export type Phrases = readonly { readonly value: string; readonly lang?: string }[];

/** Times and states of one stop of a journey. */
export interface Call {
  readonly StopPointRef?: Reference;
  readonly Order?: number;
  readonly StopPointName?: Phrases;
  readonly AimedArrivalTime?: string;
  readonly ExpectedArrivalTime?: string;
  readonly ActualArrivalTime?: string;
  readonly ArrivalStatus?: string;
  readonly AimedDepartureTime?: string;
  readonly ExpectedDepartureTime?: string;
  readonly ActualDepartureTime?: string;
  readonly DepartureStatus?: string;
  readonly [field: string]: unknown;
}

export interface Journey {
  readonly LineRef?: Reference;
  readonly DirectionRef?: Reference;
  readonly PublishedLineName?: Phrases;
  readonly DestinationName?: Phrases;
  readonly [field: string]: unknown;
}

export interface Visit {
  readonly RecordedAtTime?: string;
  readonly ItemIdentifier?: string;
  readonly MonitoringRef: Reference;
  readonly MonitoredVehicleJourney: Journey & { readonly MonitoredCall: Call };
}

export interface DatedJourney extends Journey {
  readonly LineRef: Reference;
  readonly FramedVehicleJourneyRef?: {
    readonly DataFrameRef: Reference;
    readonly DatedVehicleJourneyRef: string;
  };
  readonly DatedVehicleJourneyRef?: Reference;
  readonly EstimatedCalls?: { readonly EstimatedCall: readonly Call[] };
}

export interface StopPoint {
  readonly StopPointRef: Reference;
  readonly StopName: Phrases;
  readonly Location?: { readonly Longitude: number; readonly Latitude: number };
  readonly [field: string]: unknown;
}

export interface Line {
  readonly LineRef: Reference;
  readonly [field: string]: unknown;
}

export interface Message {
  readonly RecordedAtTime?: string;
  readonly InfoMessageIdentifier: Reference;
  readonly [field: string]: unknown;
}

export function reference(value: string): Reference;
export function reference(value: string | undefined): Reference | undefined;
export function reference(value: string | undefined): Reference | undefined {
  return value === undefined ? undefined : { value };
}

/** A text whose language the vendor does not say has none here. */
export function phrases(value: string): Phrases;
export function phrases(value: string | undefined): Phrases | undefined;
export function phrases(value: string | undefined): Phrases | undefined {
  return value === undefined ? undefined : [{ value }];
}

/** Of each functional service: its delivery, and the list that the delivery holds. */
export const DELIVERIES = {
  stopMonitoring: ['StopMonitoringDelivery', 'MonitoredStopVisit'],
  estimatedTimetable: ['EstimatedTimetableDelivery', 'EstimatedJourneyVersionFrame'],
  generalMessage: ['GeneralMessageDelivery', 'InfoMessage'],
} as const;

export type FunctionalService = keyof typeof DELIVERIES;

/** Of each discovery: its delivery, and the list that it holds. */
export const DISCOVERIES = {
  stopPointsDiscovery: ['StopPointsDelivery', 'AnnotatedStopPointRef'],
  linesDiscovery: ['LinesDelivery', 'AnnotatedLineRef'],
} as const;

export type Discovery = keyof typeof DISCOVERIES;

export interface Answered {
  /** RFC 3339 UTC. */
  readonly respondedAt: string;
  readonly producerRef: string;
  readonly validUntil?: string | undefined;
}

/** The answer of one service to one request. */
export function delivered(
  service: FunctionalService,
  list: readonly unknown[],
  { respondedAt, producerRef, validUntil }: Answered,
) {
  const [delivery, items] = DELIVERIES[service];
  const only = present({
    ResponseTimestamp: respondedAt,
    Status: true,
    ValidUntil: validUntil,
    [items]: list,
  });
  return {
    Siri: {
      ServiceDelivery: {
        ResponseTimestamp: respondedAt,
        ProducerRef: { value: producerRef },
        [delivery]: [only],
      },
    },
  };
}

export function discovered(discovery: Discovery, list: readonly unknown[], respondedAt: string) {
  const [delivery, items] = DISCOVERIES[discovery];
  return { Siri: { [delivery]: { ResponseTimestamp: respondedAt, Status: true, [items]: list } } };
}
