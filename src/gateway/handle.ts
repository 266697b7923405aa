/**
 * The whole pipeline. A consumer's request goes through `handle`; when its answer is not at hand,
 * the feed (one Durable Object per upstream feed) asks the vendor through `refresh`.
 */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import type { Exchange, Snapshot } from '../model/exchange.ts';
import type { Catalogue, Clock, FeedQuery, OpenDialogue } from '../model/ports.ts';
import { admitted } from './admit.ts';
import { authenticate } from './authenticate.ts';
import { capabilityOf } from './capability.ts';
import { converse, normalise } from './dialogue.ts';
import { gatewayDocument } from './documents.ts';
import { gather } from './gather.ts';
import { keepsContract } from './keeps-contract.ts';
import { acceptable, receive, unlessGone } from './receive.ts';
import { recorded, type Trace } from './record.ts';
import { resolve } from './resolve.ts';
import { answered, respond } from './respond.ts';
import { snapshotOf } from './snapshot.ts';
import { afterwards, canaryAnswer, queryOf, type Served } from './trial.ts';
import { validateRequest } from './validate-request.ts';
import { shown } from './view.ts';
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
      const { answer, parts, served } = await unlessGone(received, answerOf(exchange, c));
      const complete = answered(served, answer, parts);
      trace.reached = complete;
      afterwards(complete, ports);
      const snapshot = await shown(exchange.operation, exchange.parameters, complete.snapshot);
      return respond({ ...complete, snapshot }, ports.clock.now());
    });
  });
}

/** The vendor's data through its feed, what became of a write, or a document of the gateway's own. */
async function answerOf(exchange: Exchange, c: Context<AppEnv>): Promise<Served> {
  const { catalogue, clock, feeds, writes } = c.var.ports;
  const { operation, resolved, body } = exchange;
  if (operation.origin === 'gateway') {
    return { answer: await gatewayDocument(exchange, c.var.ports), parts: [], served: exchange };
  }
  if (operation.method !== 'GET') {
    // Always the service that is plugged: of a write there is no trial.
    const query = { ...queryOf(exchange, resolved.service), body };
    capabilityOf(query, catalogue, clock.now().toISOString());
    const answer = await writes.carry(writeOf(exchange, query));
    return { answer, parts: [], served: exchange };
  }
  const tried = await canaryAnswer(exchange, c.var.ports);
  if (tried !== undefined) return tried;
  const gathered = await gather(exchange, async (service) => {
    const query = queryOf(exchange, service);
    capabilityOf(query, catalogue, clock.now().toISOString());
    return feeds.read(query);
  });
  return { ...gathered, served: exchange };
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
