/**
 * What a schema cannot see: numbers given twice, places outside the territory, lists that lost most
 * of their records. The policy of `src/adapters/README.md`, applied to requests:
 * - one without number, state, type or date is left out; one placed outside the territory too;
 * - one without a usable position keeps its address, which is enough in GeoReport;
 * - an update earlier than the request itself is not known.
 */
import { WireError } from '../../model/adapter.ts';
import type { RequestType, ServiceRequest } from './bodies.ts';
import type { Box } from './settings.ts';

/** Above this share of unusable records the fault is the vendor's list, not a few requests. */
const DROPPED_SHARE_MAX = 0.1;

/** A record, or undefined when the vendor's was unusable. */
export type Candidate<T> = T | undefined;

/** A territory that takes no request at all is a broken list. */
export function reviewServices(
  candidates: readonly Candidate<RequestType>[],
): readonly RequestType[] {
  const services = review(candidates, {
    noun: 'types de demandes',
    idOf: ({ service_code }) => service_code,
    seenAt: () => 0,
  });
  if (services.length === 0) throw new WireError('aucun type de demande');
  return services;
}

/** No minimum: a quiet week has no request. */
export function reviewRequests(
  candidates: readonly Candidate<ServiceRequest>[],
  within: Box | undefined,
): readonly ServiceRequest[] {
  const placed = candidates.map((request) =>
    request === undefined || !isElsewhere(request, within) ? request : undefined,
  );
  return review(
    placed.map((request) => request && consistent(request)),
    {
      noun: 'demandes',
      idOf: ({ service_request_id }) => service_request_id,
      seenAt: ({ updated_datetime, requested_datetime }) =>
        Date.parse(updated_datetime ?? requested_datetime),
    },
  );
}

/** The one request asked for, or why it is not that. */
export function reviewOne(
  candidates: readonly Candidate<ServiceRequest>[],
  { id, within }: { readonly id: string; readonly within: Box | undefined },
): readonly [ServiceRequest] | undefined {
  if (candidates.length === 0) return undefined;
  const requests = candidates.filter((request) => request !== undefined);
  const [request] = reviewRequests(requests, within);
  if (candidates.length > 1 || request === undefined) {
    throw new WireError('la demande reçue est inexploitable ou n’est pas seule');
  }
  if (request.service_request_id !== id) {
    throw new WireError('la demande reçue n’est pas celle qui était demandée');
  }
  return [request];
}

function isElsewhere({ lat, long }: ServiceRequest, within: Box | undefined): boolean {
  if (lat === undefined || long === undefined || within === undefined) return false;
  const { south, north, west, east } = within;
  return lat < south || lat > north || long < west || long > east;
}

function consistent(request: ServiceRequest): ServiceRequest {
  const { updated_datetime: updated, ...rest } = request;
  if (updated === undefined) return request;
  return Date.parse(updated) < Date.parse(request.requested_datetime) ? rest : request;
}

interface Review<T> {
  readonly noun: string;
  readonly idOf: (record: T) => string;
  readonly seenAt: (record: T) => number;
}

function review<T>(candidates: readonly Candidate<T>[], rules: Review<T>): readonly T[] {
  const kept = candidates.filter((candidate) => candidate !== undefined);
  const dropped = candidates.length - kept.length;
  const tolerated = Math.max(1, Math.floor(candidates.length * DROPPED_SHARE_MAX));
  if (dropped > tolerated || (dropped > 0 && kept.length === 0)) {
    throw new WireError(`${dropped} ${rules.noun} inexploitables sur ${candidates.length}`);
  }
  return unique(kept, rules);
}

/** The newest of two states of one record; of one instant, two different states contradict. */
function unique<T>(records: readonly T[], { noun, idOf, seenAt }: Review<T>): readonly T[] {
  const byId = new Map<string, T>();
  for (const record of records) {
    const id = idOf(record);
    const before = byId.get(id);
    if (before === undefined || seenAt(record) > seenAt(before)) byId.set(id, record);
    else if (
      seenAt(record) === seenAt(before) &&
      JSON.stringify(record) !== JSON.stringify(before)
    ) {
      throw new WireError(`deux ${noun} de même identifiant se contredisent`);
    }
  }
  return [...byId.values()];
}
