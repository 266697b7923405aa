import { derived, given } from '../../contracts/coverage.ts';
import { passagesCoverage } from '../../contracts/passages/fields.ts';

const asWritten = given('Élément SIRI de même nom, quelle que soit la façon de l’écrire.');

const responded = derived(
  'Élément « ResponseTimestamp », ramené en UTC ; à défaut, instant de réception.',
);

const mapped = 'Référence de l’éditeur ramenée à celle du territoire.';

const service = (delivery: string) => ({
  ...responded,
  fields: ['ServiceDelivery.ResponseTimestamp', `${delivery}[].ResponseTimestamp`],
});

export const siriCoverage = {
  stopMonitoring: passagesCoverage(
    'stopMonitoring',
    [
      service('StopMonitoringDelivery'),
      derived(`${mapped} À défaut, celle qui est demandée.`, 'MonitoringRef'),
      derived(
        mapped,
        'MonitoredVehicleJourney.LineRef',
        'MonitoredVehicleJourney.DestinationRef',
        'MonitoredCall.StopPointRef',
      ),
    ],
    asWritten,
  ),
  estimatedTimetable: passagesCoverage(
    'estimatedTimetable',
    [
      service('EstimatedTimetableDelivery'),
      derived(
        'Élément de même nom ; à défaut, instant de la réponse.',
        'EstimatedJourneyVersionFrame[].RecordedAtTime',
      ),
      derived(
        mapped,
        'EstimatedVehicleJourney[].LineRef',
        'EstimatedVehicleJourney[].DestinationRef',
        'EstimatedCall[].StopPointRef',
      ),
    ],
    asWritten,
  ),
  generalMessage: passagesCoverage(
    'generalMessage',
    [
      service('GeneralMessageDelivery'),
      derived(mapped, 'Content.LineRef[].value', 'Content.StopPointRef[].value'),
      derived('Texte de l’éditeur, sans balise.', 'Message[].MessageText'),
    ],
    asWritten,
  ),
  stopPointsDiscovery: passagesCoverage(
    'stopPointsDiscovery',
    [
      { ...responded, fields: ['StopPointsDelivery.ResponseTimestamp'] },
      derived(mapped, 'AnnotatedStopPointRef[].StopPointRef', 'Lines[].value'),
    ],
    asWritten,
  ),
  linesDiscovery: passagesCoverage(
    'linesDiscovery',
    [
      { ...responded, fields: ['LinesDelivery.ResponseTimestamp'] },
      derived(mapped, 'AnnotatedLineRef[].LineRef'),
    ],
    asWritten,
  ),
};
