/** Header policy: allow-lists only. What is not named here does not cross the gateway. */

/** What an adapter may ask for: negotiation, nothing that identifies or frames (RFC 9110 §12.5). */
const TO_VENDOR = new Set(['accept', 'accept-language']);

/** What of a vendor's answer is read. Nothing of it is forwarded. */
export const FROM_VENDOR = {
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
];

/** Names the caller, so that a vendor can tell our traffic and reach us (RFC 9110 §10.1.5). */
const USER_AGENT = 'prise-numerique (+https://prise-numerique.fr)';

/** The header section of a request to a vendor; a consumer's headers never enter it. */
export function vendorHeaders(asked: Readonly<Record<string, string>> = {}): Headers {
  const headers = new Headers({ accept: 'application/json', 'user-agent': USER_AGENT });
  for (const [name, value] of Object.entries(asked)) {
    if (TO_VENDOR.has(name.toLowerCase())) headers.set(name, value);
  }
  return headers;
}
