/** One answer of a vendor of departures, and what the contract then says. */
import { type Adapter, VendorError } from '../../../src/model/adapter.ts';
import { type Answer, answers, converse, type Dialogue, outcomeOf } from '../converse.ts';
import { kindOf } from '../services.ts';

export type Node = Readonly<Record<string, unknown>>;

const STOP = 'bordeaux:StopPoint:BP:3648:LOC';

export function dialogue(adapter: Adapter, operation: string, answer?: Answer): Dialogue {
  const { service, serviceUrl, recordings } = kindOf(adapter);
  const parameters: Readonly<Record<string, string>> =
    operation === 'stopMonitoring' ? { MonitoringRef: STOP } : {};
  const typical = answers(recordings);
  const answerAt: Dialogue['answerAt'] = (request, step) =>
    step === 0 && answer !== undefined ? answer : typical(request, step);
  const { settings } = service;
  return { adapter, operation, settings, serviceUrl, parameters, answerAt };
}

export function read(adapter: Adapter, operation: string, answer?: Answer): unknown {
  const outcome = outcomeOf(dialogue(adapter, operation, answer));
  return 'body' in outcome ? outcome.body : outcome;
}

export function visits(adapter: Adapter, answer?: Answer): readonly Node[] {
  const { Siri } = read(adapter, 'stopMonitoring', answer) as {
    Siri: {
      ServiceDelivery: { StopMonitoringDelivery: readonly { MonitoredStopVisit: Node[] }[] };
    };
  };
  return Siri.ServiceDelivery.StopMonitoringDelivery[0]?.MonitoredStopVisit ?? [];
}

export function journeyAt(list: readonly Node[], index = 0): Node {
  return Object(list[index]?.MonitoredVehicleJourney);
}

export const callAt = (list: readonly Node[], index = 0): Node =>
  Object(journeyAt(list, index).MonitoredCall);

export function refusal(adapter: Adapter, operation: string, answer: Answer): unknown {
  try {
    return converse(dialogue(adapter, operation, answer)).body;
  } catch (error) {
    return error instanceof VendorError ? error.refusal : 'wire';
  }
}
