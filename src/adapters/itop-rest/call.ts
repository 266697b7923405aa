/** One address for everything: a form field holds the operation, as JSON. */
import { below } from '../../contracts/service-url.ts';
import {
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { answerWire, type ObjectWire } from './wire.ts';

/** Version of the REST protocol: the first one with `limit` and `page`. */
const VERSION = '1.4';

interface ItopOperation {
  readonly operation: `core/${string}`;
  readonly [field: string]: unknown;
}

export function call({ serviceUrl }: OperationRequest, operation: ItopOperation): VendorRequest {
  const url = below(serviceUrl, 'webservices/rest.php');
  url.searchParams.set('version', VERSION);
  return {
    url: url.href,
    method: 'POST',
    ...(operation.operation === 'core/get' && { safe: true }),
    body: {
      mediaType: 'application/x-www-form-urlencoded',
      content: new URLSearchParams({ json_data: JSON.stringify(operation) }).toString(),
    },
    wire: answerWire,
  };
}

/** `RestResult`: who we are, whether we may, and whether the request could be understood. */
const DENIED = [1, 5, 6];
const UNSAFE = 12;

/** Objects of an answer; the error that a 200 holds is said. */
export function objectsIn(answer: VendorAnswer | undefined): readonly ObjectWire[] {
  const { code, objects } = answerWire.parse(answer?.body);
  if (DENIED.includes(code)) {
    throw new VendorError('denied', 'iTop refuse le compte ou les droits de la passerelle.');
  }
  if (code === UNSAFE) throw new VendorError('refused', 'iTop juge cette écriture dangereuse.');
  if (code !== 0) throw new VendorError('failed', `iTop répond par l’erreur ${code}.`);
  return Object.values(objects ?? {});
}

/** The one object of an answer; of a write, an object's own code says that iTop would not have it. */
export function onlyObject(answer: VendorAnswer | undefined, absent: string): ObjectWire {
  const [object, ...others] = objectsIn(answer);
  if (object === undefined) throw new VendorError('absent', absent);
  if (others.length > 0) throw new WireError('iTop rend plusieurs objets pour un seul');
  if (object.code !== 0) throw new VendorError('refused', 'iTop refuse cette écriture.');
  return object;
}
