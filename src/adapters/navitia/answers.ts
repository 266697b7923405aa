/** What Navitia says of its answer as a whole: its errors, its zone, its clock. */
import { type VendorAnswer, VendorError, WireError } from '../../model/adapter.ts';
import { fromText, type InstantContext } from '../instant.ts';
import { text } from '../wire-values.ts';
import { at } from './wire.ts';

/** Nothing leaves here now: said by a 404 of these ids, and no error at all. */
const NOTHING_NOW = new Set([
  'no_departure_this_day',
  'no_departures_known',
  'no_active_circulation_this_day',
  'terminus',
  'partial_terminus',
  'active_disruption',
]);

/** The object asked is none that the region knows. */
const UNKNOWN = new Set(['unknown_object', 'bad_filter', 'unknown_api']);

/** True when the answer says that nothing leaves; throws when it is an error. */
export function isNothingNow({ body, status }: VendorAnswer): boolean {
  const id = text(at(body, 'error').id);
  if (id === undefined && Object.hasOwn(at(body), 'error')) throw failure();
  if (id === undefined && status === 200) return false;
  if (id !== undefined && NOTHING_NOW.has(id)) return true;
  if (id !== undefined && UNKNOWN.has(id)) {
    throw new VendorError('absent', 'Navitia ne connaît pas cet arrêt dans cette région.');
  }
  if (id === 'date_out_of_bounds') {
    throw new VendorError('failed', 'Les horaires que tient Navitia ne couvrent pas ce jour.');
  }
  throw failure();
}

function failure(): VendorError {
  return new VendorError('failed', 'Navitia annonce une erreur à la place de sa réponse.');
}

export interface Context {
  readonly planned: InstantContext;
  readonly observed: InstantContext;
  readonly respondedAt: string;
}

/**
 * Navitia writes local times without zone, and most often says the zone of the region beside them. When
 * it is not the one of the settings, one of them is wrong and so would be every time.
 */
export function contextOf({ body, receivedAt }: VendorAnswer, timeZone: string): Context {
  const { timezone, current_datetime } = at(body, 'context');
  const said = text(timezone);
  if (said !== undefined && said !== timeZone) {
    throw new WireError('le fuseau horaire de la région n’est pas celui des réglages du service');
  }
  const observed = { receivedAt, timeZone };
  return {
    observed,
    planned: { ...observed, planned: true },
    respondedAt: fromText(current_datetime, observed) ?? receivedAt,
  };
}
