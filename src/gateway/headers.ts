import type { Reading, VendorRequest } from '../model/adapter.ts';

/** Header policy: allow-lists only. What is not named here does not cross the gateway. */

/** What an adapter may ask for: negotiation (RFC 9110 §12.5) and the session that a vendor opened. */
const TO_VENDOR = new Set([
  'accept',
  'accept-language',
  'session-token', // GLPI, after initSession
]);

/** What of a vendor's answer an adapter may read: pages and places. */
const TO_ADAPTER = [
  'content-range', // RFC 9110 §14.4, in items rather than bytes at GLPI
  'link', // RFC 8288
  'location', // RFC 9110 §10.2.2, of what was created
  'x-total-count',
];

export function answerHeaders(headers: Headers): Readonly<Record<string, string>> {
  return Object.fromEntries(
    TO_ADAPTER.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
}

/** What of a vendor's answer the gateway itself reads. Nothing of it is forwarded. */
export const FROM_VENDOR = {
  type: 'content-type',
  /** Bound before reading (RFC 9110 §8.6). */
  length: 'content-length',
  /** The vendor's own back-off (RFC 9110 §10.2.3). */
  retryAfter: 'retry-after',
} as const;

/** What scripts of other origins may read of an answer, beyond the safelist of Fetch §3.3.2. */
export const EXPOSED = [
  'age', // RFC 9111 §5.1
  'allow', // RFC 9110 §10.2.1
  'cache-status', // RFC 9211
  'etag', // RFC 9110 §8.8.3
  'link', // RFC 8288
  'retry-after', // RFC 9110 §10.2.3
  'sources', // ours: who was asked for a whole territory (respond.ts)
];

/** Names the caller, so that a vendor can tell our traffic and reach us (RFC 9110 §10.1.5). */
const USER_AGENT = 'prise-numerique (+https://prise-numerique.fr)';

/** The header section of a request to a vendor; a consumer's headers never enter it. */
export function vendorHeaders({
  headers: asked = {},
  reads = 'json',
  body,
}: VendorRequest): Headers {
  const headers = new Headers({ accept: ACCEPTED[reads], 'user-agent': USER_AGENT });
  for (const [name, value] of Object.entries(asked)) {
    if (TO_VENDOR.has(name.toLowerCase())) headers.set(name, value);
  }
  if (body !== undefined) headers.set('content-type', body.mediaType);
  return headers;
}

const ACCEPTED: Readonly<Record<Reading, string>> = {
  json: 'application/json',
  xml: 'application/xml, text/xml;q=0.9',
  text: 'text/*, */*;q=0.1',
  bytes: 'application/octet-stream, */*;q=0.1',
};
