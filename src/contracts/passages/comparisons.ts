/** How much two vendors' answers may differ without a traveller noticing. Lists have one order here. */
import type { Comparison, Tolerance } from '../../model/contract.ts';

const SERVICE = 'Siri.ServiceDelivery';

const instant: Tolerance = {
  kind: 'ignored',
  why: 'Instant de la réponse ou du relevé : chaque éditeur a les siens.',
};
const ownId: Tolerance = {
  kind: 'ignored',
  why: 'Identifiant interne de l’éditeur, valable le temps du passage.',
};
const extra: Tolerance = {
  kind: 'optional',
  why: 'Complément facultatif de la norme : un éditeur peut ne pas le tenir.',
};
const estimate: Tolerance = {
  kind: 'seconds',
  amount: 60,
  why: 'Deux estimations du même passage à moins d’une minute disent la même chose au voyageur.',
};
const schedule: Tolerance = {
  kind: 'optional',
  why: 'Un flux de temps réel seul ne porte pas toujours l’horaire théorique.',
};
const wording: Tolerance = {
  kind: 'wording',
  why: 'Casse, accents et ponctuation varient d’un éditeur à l’autre.',
};
const position: Tolerance = {
  kind: 'optional',
  why: 'La position est facultative dans la norme, et relevée à quelques mètres près.',
};

function under(prefix: string, fields: Readonly<Record<string, Tolerance>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([field, tolerance]) => [`${prefix}.${field}`, tolerance]),
  );
}

const delivery = { ResponseTimestamp: instant, ValidUntil: instant };

const journey = {
  DirectionRef: extra,
  DirectionName: extra,
  FramedVehicleJourneyRef: ownId,
  DatedVehicleJourneyRef: ownId,
  VehicleMode: extra,
  PublishedLineName: wording,
  OperatorRef: extra,
  DestinationRef: extra,
  DestinationName: wording,
  Monitored: extra,
};

const call = {
  Order: extra,
  StopPointName: wording,
  VehicleAtStop: extra,
  DestinationDisplay: extra,
  AimedArrivalTime: schedule,
  ExpectedArrivalTime: estimate,
  ActualArrivalTime: extra,
  ArrivalStatus: extra,
  AimedDepartureTime: schedule,
  ExpectedDepartureTime: estimate,
  ActualDepartureTime: extra,
  DepartureStatus: extra,
  DeparturePlatformName: extra,
};

const SM = `${SERVICE}.StopMonitoringDelivery[]`;
const VISIT = `${SM}.MonitoredStopVisit[]`;
const ET = `${SERVICE}.EstimatedTimetableDelivery[]`;
const FRAME = `${ET}.EstimatedJourneyVersionFrame[]`;
const JOURNEY = `${FRAME}.EstimatedVehicleJourney[]`;
const GM = `${SERVICE}.GeneralMessageDelivery[]`;
const MESSAGE = `${GM}.InfoMessage[]`;
const STOPS = 'Siri.StopPointsDelivery';
const LINES = 'Siri.LinesDelivery';

export const passagesComparisons: Readonly<Record<string, Comparison>> = {
  stopMonitoring: {
    keys: {},
    tolerances: {
      ...under(SERVICE, { ResponseTimestamp: instant }),
      ...under(SM, delivery),
      ...under(VISIT, { RecordedAtTime: instant, ItemIdentifier: ownId }),
      ...under(`${VISIT}.MonitoredVehicleJourney`, journey),
      ...under(`${VISIT}.MonitoredVehicleJourney.MonitoredCall`, call),
    },
  },
  estimatedTimetable: {
    keys: {},
    tolerances: {
      ...under(SERVICE, { ResponseTimestamp: instant }),
      ...under(ET, delivery),
      ...under(FRAME, { RecordedAtTime: instant }),
      ...under(JOURNEY, journey),
      ...under(`${JOURNEY}.EstimatedCalls.EstimatedCall[]`, call),
    },
  },
  generalMessage: {
    keys: {},
    tolerances: {
      ...under(SERVICE, { ResponseTimestamp: instant }),
      ...under(GM, delivery),
      ...under(MESSAGE, {
        RecordedAtTime: instant,
        InfoMessageIdentifier: ownId,
        InfoMessageVersion: ownId,
        InfoChannelRef: extra,
        ValidUntilTime: extra,
        'Content.LineRef': extra,
        'Content.StopPointRef': extra,
        'Content.Message[].MessageType': extra,
        'Content.Message[].MessageText': wording,
      }),
    },
  },
  stopPointsDiscovery: {
    keys: {},
    tolerances: {
      ...under(STOPS, { ResponseTimestamp: instant }),
      ...under(`${STOPS}.AnnotatedStopPointRef[]`, {
        Monitored: extra,
        StopName: wording,
        Location: position,
        Lines: extra,
      }),
    },
  },
  linesDiscovery: {
    keys: {},
    tolerances: {
      ...under(LINES, { ResponseTimestamp: instant }),
      ...under(`${LINES}.AnnotatedLineRef[]`, {
        LineCode: extra,
        LineName: wording,
        Monitored: extra,
      }),
    },
  },
};
