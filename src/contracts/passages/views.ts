/** What a consumer chooses of an answer: the vendor is asked once a stop, once a line. */
import type { Parameters, View } from '../../model/contract.ts';
import type { DatedJourney, Visit } from './bodies.ts';

interface Delivery {
  readonly MonitoredStopVisit?: readonly Visit[];
  readonly EstimatedJourneyVersionFrame?: readonly {
    readonly EstimatedVehicleJourney: readonly DatedJourney[];
  }[];
}

/** Rewrites each delivery of the body; both have kept the contract before they are shown. */
function eachDelivery(
  body: unknown,
  name: 'StopMonitoringDelivery' | 'EstimatedTimetableDelivery',
  change: (delivery: Delivery) => Delivery,
): unknown {
  const { Siri } = body as { Siri: { ServiceDelivery: Record<string, readonly Delivery[]> } };
  const { ServiceDelivery } = Siri;
  return {
    ...Object(body),
    Siri: {
      ...Siri,
      ServiceDelivery: { ...ServiceDelivery, [name]: (ServiceDelivery[name] ?? []).map(change) },
    },
  };
}

function stopVisits(
  body: unknown,
  { LineRef: line, MaximumStopVisits: most }: Parameters,
): unknown {
  return eachDelivery(body, 'StopMonitoringDelivery', (delivery) => {
    const { MonitoredStopVisit: visits } = delivery;
    if (visits === undefined) return delivery;
    const chosen = visits.filter(
      ({ MonitoredVehicleJourney: { LineRef } }) => line === undefined || LineRef?.value === line,
    );
    return { ...delivery, MonitoredStopVisit: chosen.slice(0, Number(most ?? chosen.length)) };
  });
}

function journeys(body: unknown, { DirectionRef: direction }: Parameters): unknown {
  if (direction === undefined) return body;
  return eachDelivery(body, 'EstimatedTimetableDelivery', (delivery) => {
    const { EstimatedJourneyVersionFrame: frames } = delivery;
    if (frames === undefined) return delivery;
    const chosen = frames.map((frame) => ({
      ...frame,
      EstimatedVehicleJourney: frame.EstimatedVehicleJourney.filter(
        ({ DirectionRef }) => DirectionRef?.value === direction,
      ),
    }));
    return { ...delivery, EstimatedJourneyVersionFrame: chosen };
  });
}

export const passagesViews = {
  stopMonitoring: {
    of: 'stopMonitoring',
    passes: ['MonitoringRef', 'PreviewInterval'],
    show: stopVisits,
  },
  estimatedTimetable: { of: 'estimatedTimetable', passes: ['LineRef'], show: journeys },
} satisfies Record<string, View>;
