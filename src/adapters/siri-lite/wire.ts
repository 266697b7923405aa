/**
 * SIRI as vendors write it: JSON of any dialect, or XML turned into the same kind of value. Names that
 * are not here do not enter, at any depth.
 */
import { keptNames } from '../kept-names.ts';
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

export const jsonWire = keptNames(READ);

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

export const siriXmlWire = xmlWire('Siri', 'Envelope')
  .transform((root): unknown => ({ [root.name]: treeOf(root) }))
  .pipe(jsonWire);
