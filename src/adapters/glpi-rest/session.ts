/** A session around every dialogue: opened first, named on each call, closed whatever happened. */
import { below } from '../../contracts/service-url.ts';
import {
  type AdapterOperation,
  type OperationRequest,
  type VendorAnswer,
  VendorError,
  type VendorRequest,
  WireError,
} from '../../model/adapter.ts';
import { errorOf, sessionWire } from './wire.ts';

export type Query = Readonly<Record<string, string>>;

export function address({ serviceUrl }: OperationRequest, path: string, query: Query = {}): string {
  const url = below(serviceUrl, path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** An operation whose answers are those that follow the session's. */
export function inSession(inner: AdapterOperation): AdapterOperation {
  return {
    toVendor(request, answers) {
      const [session, ...rest] = answers;
      if (session === undefined) {
        return { url: address(request, 'initSession'), wire: sessionWire };
      }
      const next = inner.toVendor(request, rest);
      return next && { ...next, headers: { ...next.headers, ...named(session) } };
    },
    fromVendor: (request, answers) => inner.fromVendor(request, answers.slice(1)),
    release(request, [session]) {
      if (session === undefined) return undefined;
      return { url: address(request, 'killSession'), headers: named(session), wire: ANY };
    },
  };
}

const ANY = sessionWire.partial().loose();

function named({ body }: VendorAnswer): Readonly<Record<string, string>> {
  return { 'Session-Token': sessionWire.parse(body).session_token };
}

export function input(content: unknown): NonNullable<VendorRequest['body']> {
  return { mediaType: 'application/json', content: JSON.stringify({ input: content }) };
}

/** Codes by which GLPI says that it is us whom it does not let in. */
const DENIED = [
  'ERROR_APP_TOKEN_PARAMETERS_MISSING',
  'ERROR_WRONG_APP_TOKEN_PARAMETER',
  'ERROR_GLPI_LOGIN',
  'ERROR_GLPI_LOGIN_USER_TOKEN',
  'ERROR_LOGIN_PARAMETERS_MISSING',
  'ERROR_SESSION_TOKEN_INVALID',
  'ERROR_SESSION_TOKEN_MISSING',
  'ERROR_NOT_ALLOWED_IP',
  'ERROR_RIGHT_MISSING',
];

/** Of a write, what the vendor read and will not have. */
const REFUSED = [
  'ERROR_GLPI_ADD',
  'ERROR_GLPI_UPDATE',
  'ERROR_GLPI_PARTIAL_ADD',
  'ERROR_BAD_ARRAY',
];

/** The answer, or what GLPI says against it; `absent` is said of a record that was asked by name. */
export function read<T>(
  parse: (body: unknown) => T | undefined,
  answer: VendorAnswer | undefined,
  absent: string,
): T {
  const code = errorOf(answer?.body);
  if (code === 'ERROR_ITEM_NOT_FOUND' || answer?.status === 404) {
    throw new VendorError('absent', absent);
  }
  if (code !== undefined) {
    if (DENIED.includes(code)) {
      throw new VendorError('denied', 'GLPI refuse la clé ou les droits de la passerelle.');
    }
    if (REFUSED.includes(code)) throw new VendorError('refused', 'GLPI refuse cette écriture.');
    throw new VendorError('failed', 'GLPI répond par une erreur.');
  }
  const parsed = parse(answer?.body);
  if (parsed === undefined) throw new WireError('réponse de GLPI d’une autre forme');
  return parsed;
}
