import type { Snapshot } from '../model/exchange.ts';

/** A text is its own body, anything else is JSON. Strong tag (RFC 9110 §8.8.3): the same bytes always have the same tag, whichever isolate answers. */
export async function snapshotOf(
  value: unknown,
  facts: Pick<Snapshot, 'retrievedAt' | 'ttlSeconds'>,
): Promise<Snapshot> {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body)),
  );
  const tag = btoa(String.fromCharCode(...digest.subarray(0, 15))).replace(/[+/]/g, '-');
  return { body, etag: `"${tag}"`, ...facts };
}
