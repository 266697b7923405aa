/**
 * A vendor that keeps the contract itself: SIRI Lite in its one canonical shape, with the territory's
 * references. What a schema cannot see is reviewed as for any other vendor.
 */
import { operations } from '../../generated/contracts/passages-v1.ts';
import { type Adapter, type AdapterOperation, WireError } from '../../model/adapter.ts';
import { nativeReading } from '../native.ts';
import {
  type DatedJourney,
  DELIVERIES,
  DISCOVERIES,
  type Line,
  type Message,
  type StopPoint,
  type Visit,
} from './bodies.ts';
import {
  reviewJourneys,
  reviewLines,
  reviewMessages,
  reviewStopPoints,
  reviewVisits,
} from './integrity.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const names = (value: unknown): boolean => isObject(value) && typeof value.value === 'string';

const isVisit = (value: unknown): value is Visit =>
  isObject(value) &&
  isObject(value.MonitoredVehicleJourney) &&
  isObject(value.MonitoredVehicleJourney.MonitoredCall) &&
  (value.RecordedAtTime === undefined || typeof value.RecordedAtTime === 'string');

const isJourney = (value: unknown): value is DatedJourney => {
  if (!isObject(value) || !names(value.LineRef)) return false;
  const { FramedVehicleJourneyRef: framed, EstimatedCalls: calls } = value;
  const { DatedVehicleJourneyRef: dated } = value;
  return (
    (framed === undefined || (isObject(framed) && names(framed.DataFrameRef))) &&
    (dated === undefined || names(dated)) &&
    (calls === undefined || (isObject(calls) && isListOf(calls.EstimatedCall, isObject)))
  );
};

const isStopPoint = (value: unknown): value is StopPoint =>
  isObject(value) && names(value.StopPointRef);

const isLine = (value: unknown): value is Line => isObject(value) && names(value.LineRef);

const isMessage = (value: unknown): value is Message =>
  isObject(value) && names(value.InfoMessageIdentifier);

function isListOf<T>(value: unknown, isMember: (member: unknown) => member is T): value is T[] {
  return Array.isArray(value) && value.every(isMember);
}

/** Reviews a list when all of it can be; else the contract refuses it, in its place. */
function listed<T>(
  holder: Json,
  name: string,
  isMember: (member: unknown) => member is T,
  review: (list: readonly T[]) => readonly T[],
): Json {
  const list = holder[name];
  return isListOf(list, isMember) ? { ...holder, [name]: review(list) } : holder;
}

/** One function a delivery. */
const REVIEWS: Readonly<Record<string, (delivery: Json) => Json>> = {
  stopMonitoring: (delivery) => listed(delivery, 'MonitoredStopVisit', isVisit, reviewVisits),
  estimatedTimetable: (delivery) =>
    listed(delivery, 'EstimatedJourneyVersionFrame', isObject, (frames) =>
      frames.map((frame) => listed(frame, 'EstimatedVehicleJourney', isJourney, reviewJourneys)),
    ),
  generalMessage: (delivery) => listed(delivery, 'InfoMessage', isMessage, reviewMessages),
  stopPointsDiscovery: (delivery) =>
    listed(delivery, 'AnnotatedStopPointRef', isStopPoint, reviewStopPoints),
  linesDiscovery: (delivery) => listed(delivery, 'AnnotatedLineRef', isLine, reviewLines),
};

function reviewed(operation: string, body: unknown): unknown {
  const review = REVIEWS[operation];
  if (review === undefined || !isObject(body) || !isObject(body.Siri)) {
    throw new WireError('la réponse n’est pas un document SIRI');
  }
  const { Siri } = body;
  if (operation === 'stopPointsDiscovery' || operation === 'linesDiscovery') {
    const [name] = DISCOVERIES[operation];
    const delivery = Siri[name];
    return isObject(delivery) ? { ...body, Siri: { ...Siri, [name]: review(delivery) } } : body;
  }
  const [name] = DELIVERIES[operation as keyof typeof DELIVERIES];
  const { ServiceDelivery: service } = Siri;
  if (!isObject(service)) return body;
  const deliveries = service[name];
  if (!isListOf(deliveries, isObject)) return body;
  const ServiceDelivery = { ...service, [name]: deliveries.map(review) };
  return { ...body, Siri: { ...Siri, ServiceDelivery } };
}

const read = nativeReading({
  id: 'passages-natif',
  title: 'SIRI Lite du contrat, sans adaptateur',
  documentation: 'https://normes.transport.data.gouv.fr/normes/siri/profil-france/',
  contract: 'passages@1',
  auth: { kind: 'query', name: 'AccountKey', optional: true },
  operations,
});

const through = Object.entries(read.operations).map(
  ([id, operation]): readonly [string, AdapterOperation] => [
    id,
    {
      ...operation,
      fromVendor: (request, answers) => reviewed(id, operation.fromVendor(request, answers)),
    },
  ],
);

export const passagesNative: Adapter = { ...read, operations: Object.fromEntries(through) };
