/**
 * One answer for a whole EPCI. A functional service has one delivery a source, which names it; a
 * failed one is a delivery with `Status: false`. A discovery is one list: each item names its source
 * in `Extensions`, and `Status` is false when a source is missing.
 */
import type { Merge, Part } from '../../model/contract.ts';
import { DELIVERIES, DISCOVERIES, type Discovery, type FunctionalService } from './bodies.ts';

/** Who answers when several services do. */
const PRODUCER = { value: 'prise-numerique' };

type Failed = Extract<Part, { readonly problem: string }>;
type Given = Exclude<Part, Failed>;

const isFailed = (part: Part): part is Failed => 'problem' in part;
const isGiven = (part: Part): part is Given => !isFailed(part);

function errorOf(failed: readonly Failed[]) {
  const [first] = failed;
  const each = failed.map(({ source, problem }) => `${source.service} (${problem})`);
  return {
    ErrorInformation: {
      ErrorText: first?.problem ?? '',
      ErrorDescription: `Services sans réponse exploitable : ${each.join(', ')}.`,
    },
  };
}

/** The oldest: an answer never looks younger than a part of it. */
function timestampOf(parts: readonly Part[]): string {
  return (
    parts
      .filter(isGiven)
      .map(({ retrievedAt }) => retrievedAt)
      .toSorted()[0] ?? ''
  );
}

function mergeDeliveries(service: FunctionalService): Merge {
  const [name] = DELIVERIES[service];
  return (parts) => {
    const instant = utc(timestampOf(parts));
    const deliveries = parts.flatMap((part) => {
      const ProducerRef = { value: part.source.service };
      if (isFailed(part)) {
        const ErrorCondition = errorOf([part]);
        return [{ ResponseTimestamp: instant, ProducerRef, Status: false, ErrorCondition }];
      }
      const { Siri } = part.body as {
        Siri: { ServiceDelivery: Record<string, readonly object[]> };
      };
      return (Siri.ServiceDelivery[name] ?? []).map((delivery) => ({ ...delivery, ProducerRef }));
    });
    return {
      Siri: {
        ServiceDelivery: { ResponseTimestamp: instant, ProducerRef: PRODUCER, [name]: deliveries },
      },
    };
  };
}

function mergeDiscoveries(discovery: Discovery): Merge {
  const [name, list] = DISCOVERIES[discovery];
  return (parts) => {
    const failed = parts.filter(isFailed);
    const items = parts.filter(isGiven).flatMap(({ source, body }) => {
      const { Siri } = body as { Siri: Record<string, Record<string, readonly object[]>> };
      const Extensions = { ProducerRef: { value: source.service } };
      return (Siri[name]?.[list] ?? []).map((item) => ({ ...item, Extensions }));
    });
    return {
      Siri: {
        [name]: {
          ResponseTimestamp: utc(timestampOf(parts)),
          Status: failed.length === 0,
          ...(failed.length > 0 && { ErrorCondition: errorOf(failed) }),
          [list]: items,
        },
      },
    };
  };
}

function utc(instant: string): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

export const passagesMerges: Readonly<Record<string, Merge>> = {
  stopMonitoring: mergeDeliveries('stopMonitoring'),
  estimatedTimetable: mergeDeliveries('estimatedTimetable'),
  generalMessage: mergeDeliveries('generalMessage'),
  stopPointsDiscovery: mergeDiscoveries('stopPointsDiscovery'),
  linesDiscovery: mergeDiscoveries('linesDiscovery'),
};
