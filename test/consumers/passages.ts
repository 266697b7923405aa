/** « Quand passe le prochain tram ? » : SIRI Lite, from the list of stops on. */
import type {
  StopMonitoringAnswer,
  StopPointsDiscoveryAnswer,
} from '../../src/generated/contracts/passages-v1.types.ts';
import { type Consumer, read } from './call.ts';

const STOP = 'Quinconces';

export const consume: Consumer = async (access) => {
  const { Siri } = await read<StopPointsDiscoveryAnswer>(access, '/stoppoints-discovery.json');
  const stops = Siri.StopPointsDelivery.AnnotatedStopPointRef;
  const stop = stops.find(({ StopName }) => StopName.some(({ value }) => value === STOP));
  if (stop === undefined) throw new Error(`no stop named ${STOP}`);
  const query = new URLSearchParams({
    MonitoringRef: stop.StopPointRef.value,
    MaximumStopVisits: '3',
  });
  const answer = await read<StopMonitoringAnswer>(access, `/stop-monitoring.json?${query}`);
  const [delivery] = answer.Siri.ServiceDelivery.StopMonitoringDelivery;
  const rows = (delivery?.MonitoredStopVisit ?? []).flatMap(({ MonitoredVehicleJourney }) => {
    const { PublishedLineName, DestinationName, MonitoredCall } = MonitoredVehicleJourney;
    const départ = MonitoredCall.ExpectedDepartureTime ?? MonitoredCall.AimedDepartureTime;
    if (départ === undefined) return [];
    const ligne = PublishedLineName?.[0]?.value ?? '';
    return [{ ligne, destination: DestinationName?.[0]?.value ?? '', départ }];
  });
  return { title: `Prochains passages à l’arrêt ${STOP}`, rows };
};
