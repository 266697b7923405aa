/** The period that a list is asked for (GeoReport v2, « GET Service Requests »). */
import { VendorError } from '../../model/adapter.ts';
import type { Parameters } from '../../model/contract.ts';

const DAY = 86_400_000;
/** « may not span more than 90 days ». */
const DAYS_MAX = 90;

export interface Period {
  /** RFC 3339 UTC, both inclusive. */
  readonly start: string;
  readonly end: string;
}

/**
 * One bound alone means 90 days from there; none, the last 90 days. Numbers are asked for whatever
 * their date: undefined.
 */
export function periodOf(parameters: Parameters, at: string): Period | undefined {
  if (parameters.service_request_id !== undefined) return undefined;
  const [given, until] = [instantOf(parameters.start_date), instantOf(parameters.end_date)];
  const end = until ?? (given === undefined ? Date.parse(at) : given + DAYS_MAX * DAY);
  const start = given ?? end - DAYS_MAX * DAY;
  if (end < start) {
    throw new VendorError('refused', 'La période demandée finit avant de commencer.');
  }
  if (end - start > DAYS_MAX * DAY) {
    throw new VendorError(
      'refused',
      `La période demandée dépasse ${DAYS_MAX} jours (GeoReport v2) : demandez-la en plusieurs fois.`,
    );
  }
  return { start: written(start), end: written(end) };
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}

function written(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}
