/** « Le prochain tram d’ici » : SIRI Lite, the nearest stop that somebody serves. */
import type {
  StopMonitoringAnswer,
  StopPointsDiscoveryAnswer,
} from '../../src/generated/contracts/passages-v1.types.ts';
import { type Access, type Consumer, read } from './call.ts';

/** Place Pey-Berland, Bordeaux. */
const HERE = { lat: 44.8378, lon: -0.5772 };
const STOPS_ASKED_MAX = 6;

type Stop =
  StopPointsDiscoveryAnswer['Siri']['StopPointsDelivery']['AnnotatedStopPointRef'][number];
type Visit = NonNullable<
  StopMonitoringAnswer['Siri']['ServiceDelivery']['StopMonitoringDelivery'][number]['MonitoredStopVisit']
>[number];

export const consume: Consumer = async (access) => {
  const { Siri } = await read<StopPointsDiscoveryAnswer>(access, '/stoppoints-discovery.json');
  const stops = Siri.StopPointsDelivery.AnnotatedStopPointRef.toSorted(
    (a, b) => distance(a) - distance(b),
  );
  for (const stop of stops.slice(0, STOPS_ASKED_MAX)) {
    const visits = await visitsAt(access, stop);
    if (visits.length === 0) continue;
    const rows = visits.slice(0, 3).map((visit) => rowOf(stop, visit));
    return { title: 'Les trois prochains passages au plus proche arrêt', rows };
  }
  return { title: 'Les trois prochains passages au plus proche arrêt', rows: [] };
};

async function visitsAt(access: Access, stop: Stop): Promise<readonly Visit[]> {
  const query = new URLSearchParams({ MonitoringRef: stop.StopPointRef.value });
  const { Siri } = await read<StopMonitoringAnswer>(access, `/stop-monitoring.json?${query}`);
  return Siri.ServiceDelivery.StopMonitoringDelivery.flatMap(
    ({ MonitoredStopVisit }) => MonitoredStopVisit ?? [],
  );
}

function rowOf(stop: Stop, { MonitoredVehicleJourney: journey }: Visit) {
  const call = journey.MonitoredCall;
  const departure = call.ExpectedDepartureTime ?? call.AimedDepartureTime;
  const at = departure ?? call.ExpectedArrivalTime ?? call.AimedArrivalTime ?? '';
  return {
    arrêt: stop.StopName[0]?.value ?? '',
    ligne: journey.PublishedLineName?.[0]?.value ?? journey.LineRef?.value ?? '',
    vers: journey.DestinationName?.[0]?.value ?? '',
    heure: at.slice(11, 16),
    tempsRéel: call.ExpectedDepartureTime !== undefined || call.ExpectedArrivalTime !== undefined,
  };
}

/** Only compared: degrees are enough. A stop without position comes last. */
function distance({ Location }: Stop): number {
  if (Location === undefined) return Number.POSITIVE_INFINITY;
  return Math.hypot(Location.Latitude - HERE.lat, (Location.Longitude - HERE.lon) * 0.7);
}
