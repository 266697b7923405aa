import type { FeedQuery } from '../model/ports.ts';

/**
 * Names a feed by all that decides its answer. The service is in it with its whole definition, so
 * that neither a plug that moves nor a service that is reconfigured can be served another's data.
 */
export async function feedName({ service, operation, parameters }: FeedQuery): Promise<string> {
  const { id, contract, adapter, url, origins, settings, secretName } = service;
  const sorted = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const definition = [id, contract, adapter, url, origins, settings, secretName, operation, sorted];
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${id}/${operation}/${hex}`;
}
