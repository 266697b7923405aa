/**
 * The whole pipeline. A consumer's request goes through `handle`; when its answer is not at hand,
 * the feed (one Durable Object per upstream feed) asks the vendor through `refresh`.
 */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Exchange, Snapshot } from '../model/exchange.ts';
import type { Catalogue, Clock, FeedAnswer, FeedQuery, OpenDialogue } from '../model/ports.ts';
import { admitted } from './admit.ts';
import { authenticate } from './authenticate.ts';
import { capabilityOf } from './capability.ts';
import { converse, normalise } from './dialogue.ts';
import { gatewayDocument } from './documents.ts';
import { keepsContract } from './keeps-contract.ts';
import { acceptable, receive, unlessGone } from './receive.ts';
import { recorded, type Trace } from './record.ts';
import { resolve } from './resolve.ts';
import { answered, respond } from './respond.ts';
import { snapshotOf } from './snapshot.ts';
import { validateRequest } from './validate-request.ts';

/** Request → authenticate → resolve → admit → validate request → feed → respond → record. */
export async function handle(c: Context<AppEnv>): Promise<Response> {
  const { ports, exchange: id } = c.var;
  const received = receive(c.req.raw, id, ports.clock);
  const trace: Trace = { reached: received };
  return recorded(trace, ports, async () => {
    const authenticated = authenticate(acceptable(received));
    const routed = await resolve(authenticated, ports.catalogue.contracts, ports.registry);
    trace.reached = routed;
    return admitted(routed, ports.admission, async () => {
      const exchange = validateRequest(routed);
      const answer = await unlessGone(received, answerOf(exchange, c));
      const complete = answered(exchange, answer);
      trace.reached = complete;
      return respond(complete, ports.clock.now());
    });
  });
}

/** The vendor's data through its feed, or a document about them that the gateway writes itself. */
function answerOf(exchange: Exchange, c: Context<AppEnv>): Promise<FeedAnswer> {
  const { catalogue, feeds } = c.var.ports;
  const { operation, query, resolved } = exchange;
  if (operation.origin === 'gateway') return gatewayDocument(exchange, c.var.ports);
  const asked = { service: resolved.service, operation: operation.id, query };
  capabilityOf(asked, catalogue);
  return feeds.read(asked);
}

export interface Outside {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly openDialogue: OpenDialogue;
}

/** Call → validate wire → normalise → validate against contract. Nothing else makes a snapshot. */
export async function refresh(query: FeedQuery, outside: Outside): Promise<Snapshot> {
  const { operation, adapter, carried, request } = capabilityOf(query, outside.catalogue);
  const answers = await outside.openDialogue(query.service, adapter.auth, (call) =>
    converse(carried, request, call),
  );
  const body = keepsContract(operation, normalise(carried, request, answers));
  const retrievedAt = answers.at(-1)?.receivedAt ?? outside.clock.now().toISOString();
  return snapshotOf(body, { retrievedAt, ttlSeconds: operation.ttlSeconds });
}
