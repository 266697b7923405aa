import { absent, derived, given } from '../../contracts/coverage.ts';
import { passagesCoverage } from '../../contracts/passages/fields.ts';

const missing = absent('Navitia ne le publie pas.');

const responded = (...fields: string[]) =>
  derived('Champ « context.current_datetime » ; à défaut, instant de réception.', ...fields);

const mapped = (from: string, ...fields: string[]) =>
  derived(`${from}, ramené à la référence du territoire.`, ...fields);

export const navitiaCoverage = {
  stopMonitoring: passagesCoverage(
    'stopMonitoring',
    [
      responded('ServiceDelivery.ResponseTimestamp', 'StopMonitoringDelivery[].ResponseTimestamp'),
      derived('L’arrêt demandé.', 'MonitoringRef'),
      mapped('Lien « line », ou « route.line.id »', 'MonitoredVehicleJourney.LineRef'),
      mapped('Champ « stop_point.id »', 'MonitoredCall.StopPointRef'),
      derived('Mode physique, dans les mots de SIRI.', 'VehicleMode'),
      given(
        'Champs « code », « label » ou « name » de « display_informations ».',
        'PublishedLineName',
      ),
      derived(
        'Champ « direction », sans la commune quand l’arrêt de destination est donné.',
        'DestinationName',
      ),
      derived('Vrai quand « data_freshness » est « realtime ».', 'Monitored'),
      given('Champ « stop_point.name ».', 'StopPointName'),
      given('Champ « headsign ».', 'DestinationDisplay'),
      derived(
        'Champ « base_* », heure locale de la région ramenée en UTC.',
        'AimedArrivalTime',
        'AimedDepartureTime',
      ),
      derived(
        'Heure locale de la région ramenée en UTC, quand elle ne vient pas de l’horaire théorique.',
        'ExpectedArrivalTime',
        'ExpectedDepartureTime',
      ),
      derived('Écart entre l’heure estimée et l’heure prévue, à la minute.', 'DepartureStatus'),
      absent('La course est donnée sans son jour d’exploitation.', 'FramedVehicleJourneyRef'),
      absent('Le réseau est donné, et non l’exploitant.', 'OperatorRef'),
    ],
    missing,
  ),
  generalMessage: passagesCoverage(
    'generalMessage',
    [
      responded('ServiceDelivery.ResponseTimestamp', 'GeneralMessageDelivery[].ResponseTimestamp'),
      derived('Champ « updated_at », ramené en UTC.', 'RecordedAtTime'),
      given('Champ « id » de la perturbation.', 'InfoMessageIdentifier'),
      derived('Toujours « Perturbation » : Navitia n’a pas d’autre canal.', 'InfoChannelRef'),
      derived('La dernière fin des périodes d’application.', 'ValidUntilTime'),
      mapped('Objet touché de type « line »', 'Content.LineRef[].value'),
      mapped('Objet touché de type « stop_point »', 'Content.StopPointRef[].value'),
      derived('Textes de la perturbation, sans balise, une fois chacun.', 'Message[].MessageText'),
    ],
    missing,
  ),
  stopPointsDiscovery: passagesCoverage(
    'stopPointsDiscovery',
    [
      responded('StopPointsDelivery.ResponseTimestamp'),
      mapped('Champ « id »', 'AnnotatedStopPointRef[].StopPointRef'),
      given('Champ « name ».', 'StopName'),
      derived('Champ « coord », de textes en nombres.', 'Location'),
    ],
    missing,
  ),
  linesDiscovery: passagesCoverage(
    'linesDiscovery',
    [
      responded('LinesDelivery.ResponseTimestamp'),
      mapped('Champ « id »', 'AnnotatedLineRef[].LineRef'),
      given('Champ « code ».', 'LineCode'),
      given('Champ « name ».', 'LineName'),
    ],
    missing,
  ),
};
