import { absent, derived, given } from '../../contracts/coverage.ts';
import { passagesCoverage } from '../../contracts/passages/fields.ts';

const missing = absent('Ni le flux GTFS-RT ni le GTFS ne le portent.');

const responded = (...fields: string[]) =>
  derived('Horodatage du flux, de secondes en UTC ; à défaut, instant de réception.', ...fields);

const mapped = (from: string, ...fields: string[]) =>
  derived(`${from}, ramené à la référence du territoire.`, ...fields);

const journey = [
  derived('Champ « direction_id ».', 'DirectionRef'),
  derived('Course et jour d’exploitation, quand le flux donne le jour.', 'FramedVehicleJourneyRef'),
  derived('Champ « route_type » de routes.txt.', 'VehicleMode'),
  derived('Nom court de la ligne dans routes.txt, à défaut son nom long.', 'PublishedLineName'),
  derived('Champ « trip_headsign » de trips.txt.', 'DestinationName'),
];

const call = [
  given('Champ « stop_sequence ».', 'Order'),
  derived('Champ « stop_name » de stops.txt.', 'StopPointName'),
  derived(
    'Horaire de stop_times.txt, à défaut « time » moins « delay » quand le flux a les deux.',
    'AimedArrivalTime',
    'AimedDepartureTime',
  ),
  derived(
    'Champ « time », à défaut l’horaire de stop_times.txt et « delay ». Un retard seul ne donne pas d’heure.',
    'ExpectedArrivalTime',
    'ExpectedDepartureTime',
  ),
  derived(
    'Déduit de l’écart à l’horaire, ou de la relation SKIPPED ou NO_DATA.',
    'DepartureStatus',
  ),
  derived('Champ « platform_code » de stops.txt.', 'DeparturePlatformName'),
];

export const gtfsRtCoverage = {
  stopMonitoring: passagesCoverage(
    'stopMonitoring',
    [
      responded('ServiceDelivery.ResponseTimestamp', 'StopMonitoringDelivery[].ResponseTimestamp'),
      derived('Horodatage de la course dans le flux.', 'MonitoredStopVisit[].RecordedAtTime'),
      derived('L’arrêt demandé.', 'MonitoringRef'),
      mapped('Champ « route_id »', 'MonitoredVehicleJourney.LineRef'),
      derived('Faux quand le flux dit n’avoir pas de donnée pour cet arrêt.', 'Monitored'),
      mapped('Champ « stop_id »', 'MonitoredCall.StopPointRef'),
      ...journey,
      ...call,
    ],
    missing,
  ),
  estimatedTimetable: passagesCoverage(
    'estimatedTimetable',
    [
      responded(
        'ServiceDelivery.ResponseTimestamp',
        'EstimatedTimetableDelivery[].ResponseTimestamp',
        'EstimatedJourneyVersionFrame[].RecordedAtTime',
      ),
      mapped('Champ « route_id »', 'EstimatedVehicleJourney[].LineRef'),
      derived(
        'Champ « trip_id », quand le flux ne donne pas le jour.',
        '[].DatedVehicleJourneyRef',
      ),
      derived('Vrai pour une course CANCELED.', 'EstimatedVehicleJourney[].Cancellation'),
      derived('Toute course du flux est suivie.', 'Monitored'),
      derived('Vrai pour un arrêt SKIPPED.', 'EstimatedCall[].Cancellation'),
      mapped('Champ « stop_id »', 'EstimatedCall[].StopPointRef'),
      ...journey,
      ...call,
    ],
    missing,
  ),
  generalMessage: passagesCoverage(
    'generalMessage',
    [
      responded('ServiceDelivery.ResponseTimestamp', 'GeneralMessageDelivery[].ResponseTimestamp'),
      given('Identifiant de l’entité.', 'InfoMessageIdentifier'),
      derived(
        'Canal « Perturbation » quand l’effet change le service, « Information » sinon.',
        'InfoChannelRef',
      ),
      derived('La dernière fin des périodes, quand toutes en ont une.', 'ValidUntilTime'),
      mapped('Champ « route_id »', 'Content.LineRef[].value'),
      mapped('Champ « stop_id »', 'Content.StopPointRef[].value'),
      derived('Message court pour le titre, long pour la description.', 'Message[].MessageType'),
      derived('Titre et description de l’alerte, sans balise.', 'Message[].MessageText'),
    ],
    missing,
  ),
  stopPointsDiscovery: passagesCoverage(
    'stopPointsDiscovery',
    [
      derived('Instant de réception de stops.txt.', 'StopPointsDelivery.ResponseTimestamp'),
      mapped('Champ « stop_id »', 'AnnotatedStopPointRef[].StopPointRef'),
      derived('Champ « stop_name ».', 'StopName'),
      derived('Champs « stop_lat » et « stop_lon ».', 'Location'),
    ],
    missing,
  ),
  linesDiscovery: passagesCoverage(
    'linesDiscovery',
    [
      derived('Instant de réception de routes.txt.', 'LinesDelivery.ResponseTimestamp'),
      mapped('Champ « route_id »', 'AnnotatedLineRef[].LineRef'),
      derived('Champ « route_short_name ».', 'LineCode'),
      derived('Champ « route_long_name ».', 'LineName'),
    ],
    missing,
  ),
};
