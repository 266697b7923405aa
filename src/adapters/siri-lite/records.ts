/** Visits, journeys, stops, lines and messages of SIRI → the contract's. */
import {
  type Call,
  type DatedJourney,
  type Journey,
  type Line,
  type Message,
  reference,
  type StopPoint,
  type Visit,
} from '../../contracts/passages/bodies.ts';
import { located } from '../../contracts/passages/integrity.ts';
import { fromVendor } from '../../contracts/passages/references.ts';
import type { PassagesSettings } from '../../contracts/passages/settings.ts';
import { present } from '../../contracts/present.ts';
import { point } from '../coordinates.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { count, flag } from '../wire-values.ts';
import { wordOf } from './deliveries.ts';
import { code, many, type Node, node, nodes, phrasesOf, plainPhrases, scalar } from './dialect.ts';

export interface Reading {
  readonly settings: PassagesSettings;
  /** Of instants to come. */
  readonly planned: InstantContext;
  /** Of what was observed. */
  readonly observed: InstantContext;
}

const STATES = [
  ...(['onTime', 'early', 'delayed', 'cancelled', 'arrived'] as const),
  ...(['departed', 'missed', 'noReport', 'notExpected'] as const),
];

const MODES = ['air', 'bus', 'coach', 'ferry', 'metro', 'rail', 'tram', 'underground'] as const;

const yes = (value: unknown) => flag(scalar(value));

export function visitOf(written: Node, asked: string, reading: Reading): Visit | undefined {
  const { settings } = reading;
  const journey = node(written.MonitoredVehicleJourney);
  const call = node(journey?.MonitoredCall);
  if (journey === undefined || call === undefined) return undefined;
  const vehicle = journeyOf(journey, reading);
  const MonitoredCall = callOf(call, reading);
  const { LineRef, PublishedLineName, DestinationName } = vehicle;
  const identity = LineRef ?? PublishedLineName ?? DestinationName;
  if (identity === undefined || !isDated(MonitoredCall)) return undefined;
  const monitored = fromVendor(code(written.MonitoringRef), settings.references.stopPoint);
  return present({
    RecordedAtTime: fromText(scalar(written.RecordedAtTime), reading.observed),
    ItemIdentifier: code(written.ItemIdentifier),
    MonitoringRef: { value: monitored ?? asked },
    MonitoredVehicleJourney: { ...vehicle, MonitoredCall },
  });
}

/** A call that says neither when nor how it goes says nothing. */
function isDated(call: Call): boolean {
  return Object.keys(call).some((name) => /(?:Time|Status)$/.test(name));
}

export function datedJourneyOf(written: Node, reading: Reading): DatedJourney | undefined {
  const journey = journeyOf(written, reading);
  const { LineRef } = journey;
  if (LineRef === undefined) return undefined;
  const calls = many(node(written.EstimatedCalls)?.EstimatedCall).map((each) => {
    const stop = node(each);
    const call = stop && callOf(stop, reading);
    return call?.StopPointRef === undefined
      ? undefined
      : present({ ...call, VehicleAtStop: undefined, Cancellation: yes(stop?.Cancellation) });
  });
  // A journey without one of its stops would be another journey.
  if (calls.includes(undefined)) return undefined;
  const dated = journey.FramedVehicleJourneyRef === undefined ? written.DatedVehicleJourneyRef : '';
  return present({
    ...journey,
    LineRef,
    DatedVehicleJourneyRef: reference(code(dated)),
    Cancellation: yes(written.Cancellation),
    EstimatedCalls:
      calls.length === 0
        ? undefined
        : { EstimatedCall: calls.filter((call) => call !== undefined) },
  });
}

function journeyOf(written: Node, { settings }: Reading): Journey {
  const { references } = settings;
  const framed = node(written.FramedVehicleJourneyRef);
  const [frame, journey] = [code(framed?.DataFrameRef), code(framed?.DatedVehicleJourneyRef)];
  return present({
    LineRef: reference(fromVendor(code(written.LineRef), references.line)),
    DirectionRef: reference(code(written.DirectionRef)),
    FramedVehicleJourneyRef:
      frame === undefined || journey === undefined
        ? undefined
        : { DataFrameRef: { value: frame }, DatedVehicleJourneyRef: journey },
    VehicleMode: wordOf(written.VehicleMode, MODES),
    PublishedLineName: phrasesOf(written.PublishedLineName),
    DirectionName: phrasesOf(written.DirectionName),
    OperatorRef: reference(code(written.OperatorRef)),
    DestinationRef: reference(fromVendor(code(written.DestinationRef), references.stopPoint)),
    DestinationName: phrasesOf(written.DestinationName),
    Monitored: yes(written.Monitored),
  });
}

function callOf(written: Node, { settings, planned }: Reading): Call {
  const { references } = settings;
  const at = (value: unknown) => fromText(scalar(value), planned);
  return present({
    StopPointRef: reference(fromVendor(code(written.StopPointRef), references.stopPoint)),
    Order: count(scalar(written.Order)),
    StopPointName: phrasesOf(written.StopPointName),
    VehicleAtStop: yes(written.VehicleAtStop),
    DestinationDisplay: phrasesOf(written.DestinationDisplay),
    AimedArrivalTime: at(written.AimedArrivalTime),
    ExpectedArrivalTime: at(written.ExpectedArrivalTime),
    ActualArrivalTime: at(written.ActualArrivalTime),
    ArrivalStatus: wordOf(written.ArrivalStatus, STATES),
    AimedDepartureTime: at(written.AimedDepartureTime),
    ExpectedDepartureTime: at(written.ExpectedDepartureTime),
    ActualDepartureTime: at(written.ActualDepartureTime),
    DepartureStatus: wordOf(written.DepartureStatus, STATES),
    DeparturePlatformName: phrasesOf(written.DeparturePlatformName),
  });
}

export function stopPointOf(written: Node, { settings }: Reading): StopPoint | undefined {
  const { references, box } = settings;
  const ref = fromVendor(code(written.StopPointRef), references.stopPoint);
  const name = phrasesOf(written.StopName);
  if (ref === undefined || name === undefined) return undefined;
  const place = node(written.Location);
  const lat = scalar(place?.Latitude ?? place?.latitude);
  const lon = scalar(place?.Longitude ?? place?.longitude);
  return present({
    StopPointRef: { value: ref },
    Monitored: yes(written.Monitored),
    StopName: name,
    Location: located(point(lat, lon), box),
    Lines: written.Lines === undefined ? undefined : linesOf(written.Lines, settings),
  });
}

/** `[{ value }]`, or the `LineRef` and `LineDirection` elements of the schema. */
function linesOf(written: unknown, { references }: PassagesSettings) {
  const listed = many(written).flatMap((each) => {
    const wrapper = node(each);
    if (wrapper?.LineRef === undefined && wrapper?.LineDirection === undefined) return [each];
    const directed = nodes(wrapper.LineDirection).flatMap(({ LineRef }) => many(LineRef));
    return [...many(wrapper.LineRef), ...directed];
  });
  const refs = listed.flatMap((each) => fromVendor(code(each), references.line) ?? []);
  return [...new Set(refs)].toSorted().map((value) => ({ value }));
}

export function lineOf(written: Node, { settings }: Reading): Line | undefined {
  const ref = fromVendor(code(written.LineRef), settings.references.line);
  const LineCode = reference(code(written.LineCode));
  const LineName = phrasesOf(written.LineName);
  if (ref === undefined || (LineCode ?? LineName) === undefined) return undefined;
  const Monitored = yes(written.Monitored);
  return present({ LineRef: { value: ref }, LineCode, LineName, Monitored });
}

const USES = ['shortMessage', 'longMessage', 'textOnly'] as const;

export function messageOf(written: Node, reading: Reading): Message | undefined {
  const { settings, planned, observed } = reading;
  const id = code(written.InfoMessageIdentifier) ?? code(written.ItemIdentifier);
  const texts = textsOf(written.Content);
  if (id === undefined || texts.length === 0) return undefined;
  const content = node(written.Content) ?? {};
  const refs = (value: unknown, rules: PassagesSettings['references']['line']) => {
    const found = many(value).flatMap((each) => fromVendor(code(each), rules) ?? []);
    return found.length === 0 ? undefined : found.map((each) => ({ value: each }));
  };
  return present({
    RecordedAtTime: fromText(scalar(written.RecordedAtTime), observed),
    InfoMessageIdentifier: { value: id },
    InfoMessageVersion: count(scalar(written.InfoMessageVersion)),
    InfoChannelRef: reference(code(written.InfoChannelRef)),
    ValidUntilTime: fromText(scalar(written.ValidUntilTime), planned),
    Content: present({
      LineRef: refs(content.LineRef, settings.references.line),
      StopPointRef: refs(content.StopPointRef, settings.references.stopPoint),
      Message: texts,
    }),
  });
}

/** `"text"`, `{ MessageText }`, `{ Message: [{ MessageType, MessageText }] }`. */
function textsOf(content: unknown) {
  const structured = nodes(content).flatMap((each) =>
    each.Message === undefined ? nodes(each) : nodes(each.Message),
  );
  const texts = structured.flatMap(({ MessageType: type, MessageText }) => {
    const found = plainPhrases(MessageText);
    if (found === undefined) return [];
    const MessageType = wordOf(String(scalar(type)).replaceAll('_', ''), USES);
    return [present({ MessageType, MessageText: found })];
  });
  if (texts.length > 0) return texts;
  const whole = plainPhrases(content);
  return whole === undefined ? [] : [{ MessageText: whole }];
}
