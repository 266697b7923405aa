/**
 * The whole pipeline. A consumer's request goes through `handle`; when its answer is not at hand,
 * the feed (one Durable Object per upstream feed) asks the vendor through `refresh`.
 */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Exchange, Snapshot } from '../model/exchange.ts';
import type { Catalogue, Clock, FeedQuery, OpenDialogue } from '../model/ports.ts';
import type { Service } from '../model/territory.ts';
import { admitted } from './admit.ts';
import { authenticate } from './authenticate.ts';
import { capabilityOf } from './capability.ts';
import { converse, normalise } from './dialogue.ts';
import { gatewayDocument } from './documents.ts';
import { type Gathered, gather } from './gather.ts';
import { keepsContract } from './keeps-contract.ts';
import { acceptable, receive, unlessGone } from './receive.ts';
import { recorded, type Trace } from './record.ts';
import { resolve } from './resolve.ts';
import { answered, respond } from './respond.ts';
import { snapshotOf } from './snapshot.ts';
import { validateRequest } from './validate-request.ts';
import { passed, shown } from './view.ts';
import { writeOf } from './write.ts';

/** Request → resolve → authenticate → admit → validate request → feed or write → respond → record. */
export async function handle(c: Context<AppEnv>): Promise<Response> {
  const { ports, exchange: id } = c.var;
  const received = receive(c.req.raw, id, ports.clock);
  const trace: Trace = { reached: received };
  return recorded(trace, ports, async () => {
    const routed = await resolve(acceptable(received), ports.catalogue.contracts, ports.registry);
    trace.reached = routed;
    const authenticated = await authenticate(routed, ports.tokens);
    return admitted(authenticated, ports.admission, async () => {
      const exchange = await validateRequest(authenticated);
      const { answer, parts } = await unlessGone(received, answerOf(exchange, c));
      const complete = answered(exchange, answer, parts);
      trace.reached = complete;
      const snapshot = await shown(exchange.operation, exchange.parameters, complete.snapshot);
      return respond({ ...complete, snapshot }, ports.clock.now());
    });
  });
}

/** The vendor's data through its feed, what became of a write, or a document of the gateway's own. */
async function answerOf(exchange: Exchange, c: Context<AppEnv>): Promise<Gathered> {
  const { catalogue, clock, feeds, writes } = c.var.ports;
  const { operation, resolved, body } = exchange;
  if (operation.origin === 'gateway') {
    return { answer: await gatewayDocument(exchange, c.var.ports), parts: [] };
  }
  const parameters = passed(operation, exchange.parameters);
  const asked = (service: Service) => ({
    service,
    operation: operation.view?.of ?? operation.id,
    parameters,
  });
  if (operation.method !== 'GET') {
    const query = { ...asked(resolved.service), body };
    capabilityOf(query, catalogue, clock.now().toISOString());
    return { answer: await writes.carry(writeOf(exchange, query)), parts: [] };
  }
  return gather(exchange, async (service) => {
    const query = asked(service);
    capabilityOf(query, catalogue, clock.now().toISOString());
    return feeds.read(query);
  });
}

export interface Outside {
  readonly catalogue: Catalogue;
  readonly clock: Clock;
  readonly openDialogue: OpenDialogue;
}

/** Call → validate wire → normalise → validate against contract. Nothing else makes a snapshot. */
export async function refresh(
  query: FeedQuery & { readonly body?: unknown },
  { catalogue, clock, openDialogue }: Outside,
): Promise<Snapshot> {
  const at = clock.now().toISOString();
  const { operation, adapter, carried, request } = capabilityOf(query, catalogue, at);
  const answers = await openDialogue(query.service, adapter.auth, (call) =>
    converse(carried, request, call),
  );
  const body = keepsContract(operation, normalise(carried, request, answers));
  const retrievedAt = answers.at(-1)?.receivedAt ?? at;
  return snapshotOf(body, { retrievedAt, ttlSeconds: operation.ttlSeconds });
}
