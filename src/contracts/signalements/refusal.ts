/** Errors in the manner of Open311: a code and a description in the place of records. */
import { VendorError } from '../../model/adapter.ts';

const ABSENT = 'Le serveur Open311 raccordé ne connaît pas cet enregistrement.';

/** GeoReport v2, « Errors ». A record has an identifier of its own, whatever else it has. */
export function isError(record: object): boolean {
  const named = ['service_code', 'service_request_id', 'token'].some(
    (name) => Reflect.get(record, name) !== undefined,
  );
  return Reflect.get(record, 'code') !== undefined && !named;
}

/**
 * Open311 repeats the HTTP status in `code`, whatever the status that the answer came with. Of a
 * creation, a refusal is about what was sent.
 */
export function refused(error: object, writes: boolean): VendorError {
  const [status] = /^\d{3}/.exec(String(Reflect.get(error, 'code'))) ?? [];
  if (status === '401' || status === '403') {
    return new VendorError('denied', 'Le serveur Open311 raccordé n’accepte pas notre clé.');
  }
  if (writes && status?.startsWith('4') === true) {
    return new VendorError('refused', 'Le serveur Open311 raccordé refuse cette demande.');
  }
  if (status === '404') return absent();
  return new VendorError('failed', 'Le serveur Open311 raccordé répond une erreur.');
}

export function absent(): VendorError {
  return new VendorError('absent', ABSENT);
}
