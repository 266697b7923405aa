/** What is shown of the requests of a vendor: its own filters are not relied on. */
import type { Parameters } from '../../model/contract.ts';
import type { ServiceRequest } from './bodies.ts';

/** Parameters that the vendor's answer depends on; pages only choose what is shown of it. */
export const FILTERS = ['service_request_id', 'service_code', 'start_date', 'end_date', 'status'];

/** GeoReport v2 gives at most a thousand at once. */
const PAGE_SIZE = 1_000;

/** Newest first. Numbers asked for are given whatever the other filters say (GeoReport v2). */
export function selected(
  requests: readonly ServiceRequest[],
  parameters: Parameters,
): readonly ServiceRequest[] {
  const size = Number(parameters.page_size ?? PAGE_SIZE);
  const first = (Number(parameters.page ?? 1) - 1) * size;
  return requests
    .filter(filterOf(parameters))
    .toSorted(newestFirst)
    .slice(first, first + size);
}

export function newestFirst(one: ServiceRequest, other: ServiceRequest): number {
  return Date.parse(other.requested_datetime) - Date.parse(one.requested_datetime);
}

function filterOf(parameters: Parameters): (request: ServiceRequest) => boolean {
  const { service_request_id, service_code, status, start_date, end_date } = parameters;
  if (service_request_id !== undefined) {
    const ids = service_request_id.split(',');
    return (request) => ids.includes(request.service_request_id);
  }
  const [codes, states] = [service_code?.split(','), status?.split(',')];
  const from = start_date === undefined ? Number.NEGATIVE_INFINITY : Date.parse(start_date);
  const until = end_date === undefined ? Number.POSITIVE_INFINITY : Date.parse(end_date);
  return (request) => {
    const requested = Date.parse(request.requested_datetime);
    return (
      (codes === undefined || codes.includes(request.service_code)) &&
      (states === undefined || states.includes(request.status)) &&
      requested >= from &&
      requested <= until
    );
  };
}
