import type { Ports } from '../env.ts';
import type { Exchange } from '../model/exchange.ts';
import type { FeedAnswer } from '../model/ports.ts';
import { offeredBy } from './capability.ts';
import { keepsContract } from './keeps-contract.ts';
import { snapshotOf } from './snapshot.ts';

/**
 * A discovery document, written by the gateway from the registry alone. It is made anew for each
 * request, so that a plug that moves shows at once, and held to the contract like any other.
 */
export async function gatewayDocument(exchange: Exchange, ports: Ports): Promise<FeedAnswer> {
  const { contract, operation, resolved, receivedAt } = exchange;
  const make = contract.gatewayDocuments[operation.id];
  if (make === undefined) throw new Error(`${contract.ref} has no document ${operation.id}`);
  const origin = ports.config.PUBLIC_ORIGIN ?? exchange.request.url.origin;
  const baseUrl = (code: string): string =>
    `${origin.replace(/\/$/, '')}/territoires/${code}/${contract.id}/v${contract.major}`;
  const { territory } = resolved;
  const within =
    territory.kind === 'epci'
      ? await ports.registry.resolveWithin(territory.code, contract.ref, receivedAt)
      : [];
  const body = make({
    baseUrl: baseUrl(territory.code),
    resolved,
    offered: offeredBy(resolved.service, ports.catalogue),
    now: receivedAt,
    ttlSeconds: operation.ttlSeconds,
    siblings: within.map((each) => ({ baseUrl: baseUrl(each.territory.code), resolved: each })),
  });
  const snapshot = await snapshotOf(keepsContract(operation, body), {
    retrievedAt: receivedAt,
    ttlSeconds: operation.ttlSeconds,
  });
  return { ok: true, snapshot, outcome: 'miss' };
}
