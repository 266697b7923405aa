/**
 * SIRI as vendors write it: JSON of any dialect, or XML turned into the same kind of value. Names that
 * are not here do not enter, at any depth.
 */
import { z } from 'zod';
import { type XmlElement, xmlWire } from '../xml-tree.ts';

const READ = new Set([
  // What may be around a delivery: SOAP, the root, the service.
  ...['Envelope', 'Body', 'Answer', 'ServiceDeliveryInfo', 'Siri', 'ServiceDelivery'],
  ...['GetStopMonitoringResponse', 'GetEstimatedTimetableResponse', 'GetGeneralMessageResponse'],
  ...['StopPointsDiscoveryResponse', 'LinesDiscoveryResponse', 'Fault'],
  ...['StopMonitoringDelivery', 'EstimatedTimetableDelivery', 'GeneralMessageDelivery'],
  ...['StopPointsDelivery', 'LinesDelivery'],
  ...['SituationExchangeDelivery', 'FacilityMonitoringDelivery', 'VehicleMonitoringDelivery'],
  ...['ProductionTimetableDelivery', 'StopTimetableDelivery', 'ConnectionMonitoringDelivery'],
  // Of a delivery.
  ...['ResponseTimestamp', 'Status', 'ValidUntil', 'ErrorCondition', 'Description'],
  ...['ErrorInformation', 'ErrorText', 'ErrorDescription', 'OtherError', 'AccessNotAllowedError'],
  ...['InvalidDataReferencesError', 'NoInfoForTopicError', 'UnknownSubscriberError'],
  ...['BeyondDataHorizon', 'CapabilityNotSupportedError', 'ServiceNotAvailableError'],
  ...['AllowedResourceUsageExceededError', 'ParametersIgnoredError', 'UnknownEndpointError'],
  // Of a visit, a journey, a call.
  ...['MonitoredStopVisit', 'MonitoredStopVisitCancellation', 'RecordedAtTime', 'ItemIdentifier'],
  ...['ItemRef', 'MonitoringRef', 'MonitoredVehicleJourney', 'MonitoredCall', 'LineRef'],
  ...['DirectionRef', 'FramedVehicleJourneyRef', 'DataFrameRef', 'DatedVehicleJourneyRef'],
  ...['VehicleMode', 'PublishedLineName', 'DirectionName', 'OperatorRef', 'DestinationRef'],
  ...['DestinationName', 'Monitored', 'StopPointRef', 'Order', 'StopPointName', 'VehicleAtStop'],
  ...['DestinationDisplay', 'AimedArrivalTime', 'ExpectedArrivalTime', 'ActualArrivalTime'],
  ...['ArrivalStatus', 'AimedDepartureTime', 'ExpectedDepartureTime', 'ActualDepartureTime'],
  ...['DepartureStatus', 'DeparturePlatformName', 'EstimatedJourneyVersionFrame'],
  ...['EstimatedVehicleJourney', 'Cancellation', 'EstimatedCalls', 'EstimatedCall'],
  // Of a message.
  ...['InfoMessage', 'GeneralMessage', 'InfoMessageCancellation', 'GeneralMessageCancellation'],
  ...['InfoMessageIdentifier', 'InfoMessageVersion', 'InfoChannelRef', 'ValidUntilTime'],
  ...['Content', 'Message', 'MessageType', 'MessageText'],
  // Of a stop, a line, and of any value.
  ...['AnnotatedStopPointRef', 'StopName', 'Location', 'Longitude', 'Latitude', 'longitude'],
  ...['latitude', 'Lines', 'LineDirection', 'AnnotatedLineRef', 'LineCode', 'LineName'],
  ...['value', 'lang'],
]);

/** A delivery lies at most at depth 6, its deepest value 10 below. */
const DEPTH_MAX = 24;

function pruned(value: unknown, depth = 0): unknown {
  if (depth > DEPTH_MAX) return undefined;
  if (Array.isArray(value)) return value.map((member) => pruned(member, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => READ.has(name));
  return Object.fromEntries(members.map(([name, member]) => [name, pruned(member, depth + 1)]));
}

export const jsonWire = z.unknown().transform((value) => pruned(value));

/** An element that has children is an object of lists, any other its text. */
function treeOf({ text, attributes, children }: XmlElement): unknown {
  if (children.length === 0) {
    const { lang } = attributes;
    return lang === undefined ? text : { value: text, lang };
  }
  const members = new Map<string, unknown[]>();
  for (const child of children) {
    members.set(child.name, [...(members.get(child.name) ?? []), treeOf(child)]);
  }
  return Object.fromEntries(members);
}

export const siriXmlWire = xmlWire('Siri', 'Envelope').transform((root) =>
  pruned({ [root.name]: treeOf(root) }),
);
