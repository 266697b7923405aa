/** Proofs of swap: exchanges replayed through two services, and what came of it. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { AppEnv, Ports } from '../env.ts';
import { adapterOf, capabilityOf, offeredBy } from '../gateway/capability.ts';
import { quoted } from '../gateway/quoted.ts';
import { contractOf } from '../gateway/resolve.ts';
import { canonicalJson, digestOf } from '../lint/digest.ts';
import type { Contract } from '../model/contract.ts';
import type { FeedAnswer } from '../model/ports.ts';
import type { RecordedExchange, SwapFindings, SwapReport, SwapSide } from '../model/swap.ts';
import type { Service } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { SWAP_LIMITS } from '../swap/limits.ts';
import { lossesBetween } from '../swap/losses.ts';
import { replay, type Side } from '../swap/replay.ts';
import { decide } from '../swap/verdict.ts';
import { jsonBody } from './json-body.ts';
import { knownTerritory, pluggable } from './registry.ts';
import { replayable } from './replayable.ts';
import { contractRef, parse } from './territory-file.ts';

/** Two hundred exchanges with their parameters. */
const MAX_BODY_BYTES = 1024 * 1024;

const SCHEMA = 'https://prise-numerique.fr/schemas/bascule/1';

const exchange = z.strictObject({
  operation: z.string().max(80),
  parameters: z.record(z.string().max(80), z.string().max(2_048)).default({}),
});

const asked = z
  .strictObject({
    territory: z.string().max(9),
    contract: contractRef,
    from: z.string().max(80),
    to: z.string().max(80),
    exchanges: z.array(exchange).min(1).max(SWAP_LIMITS.exchanges).optional(),
    last: z.int().min(1).max(SWAP_LIMITS.exchanges).optional(),
  })
  .refine(({ exchanges, last }) => exchanges === undefined || last === undefined, {
    path: ['last'],
    error: 'Donnez « exchanges » ou « last », pas les deux',
  })
  .refine(({ from, to }) => from !== to, {
    path: ['to'],
    error: 'Deux services différents sont attendus',
  });

/** `POST /api/administration/bascules`: reads only, so that it may be asked as often as one likes. */
export async function createSwap(c: Context<AppEnv>): Promise<Response> {
  const { ports } = c.var;
  const body = await jsonBody(c, MAX_BODY_BYTES);
  const { territory, ...wanted } = parse(asked, body, 'La bascule demandée n’est pas valide');
  await knownTerritory(c, territory);
  const [id = '', major = ''] = wanted.contract.split('@');
  const contract = contractOf({ contract: id, major: `v${major}` }, ports.catalogue.contracts);
  const [from, to] = [
    await pluggable(c, contract.ref, wanted.from),
    await pluggable(c, contract.ref, wanted.to),
  ];
  const exchanges = wanted.exchanges
    ? replayable(wanted.exchanges, contract)
    : await latest(territory, contract, wanted.last ?? SWAP_LIMITS.lastDefault, ports);
  const report = bounded(await prove({ territory, contract, from, to, exchanges }, ports));
  await ports.swaps.keep(report);
  return c.json(report, 201, { location: `/api/administration/bascules/${report.id}` });
}

async function latest(
  territory: string,
  contract: Contract,
  limit: number,
  { registry, clock, swaps }: Ports,
): Promise<readonly RecordedExchange[]> {
  // A commune without a plug of its own has the exchanges of its EPCI's.
  const plugged = await registry.resolve(territory, contract.ref, clock.now().toISOString());
  const holder = plugged?.plugTerritory ?? territory;
  return swaps.recorded({ territory: holder, contract: contract.ref }, limit);
}

interface Proof {
  readonly territory: string;
  readonly contract: Contract;
  readonly from: Service;
  readonly to: Service;
  readonly exchanges: readonly RecordedExchange[];
}

async function prove(proof: Proof, ports: Ports): Promise<SwapReport> {
  const { territory, contract, from, to } = proof;
  const services: Readonly<Record<Side, Service>> = { from, to };
  const { exchanges, measures } = await replay(proof.exchanges, {
    async ask(side, { operation, parameters }) {
      const start = ports.clock.now().getTime();
      const answer = await read({ service: services[side], operation, parameters }, ports);
      return { answer, durationMs: ports.clock.now().getTime() - start };
    },
    termsOf({ operation: id }) {
      const operation = contract.operations.find((each) => each.id === id);
      return {
        comparison: contract.comparisons[id],
        mediaType: operation?.mediaType ?? '',
        masked: (operation?.scopes.length ?? 0) > 0,
      };
    },
  });
  const losses = lossesBetween(declaredBy(from, contract, ports), declaredBy(to, contract, ports));
  const findings: SwapFindings = {
    schema: SCHEMA,
    territory,
    contract: { ref: contract.ref, digest: digestOf(contract.source) },
    from: sideOf(from),
    to: sideOf(to),
    ...decide(exchanges, losses),
    exchanges,
    losses,
    unproven: unprovenOf(
      from,
      exchanges.map(({ exchange }) => exchange.operation),
      contract,
      ports,
    ),
  };
  const digest = digestOf(canonicalJson(findings));
  return { id: ports.newId(), at: ports.clock.now().toISOString(), digest, findings, measures };
}

async function read(
  query: Parameters<Ports['feeds']['read']>[0],
  { catalogue, clock, feeds }: Ports,
): Promise<FeedAnswer> {
  try {
    capabilityOf(query, catalogue, clock.now().toISOString());
    return await feeds.read(query);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, problem: error.code, detail: error.detail ?? '' };
  }
}

function declaredBy(service: Service, contract: Contract, { catalogue }: Ports) {
  const adapter = adapterOf(service, catalogue) ?? contract.native;
  return { offered: offeredBy(service, catalogue), coverage: adapter.coverage };
}

function sideOf({ id, vendor, title, adapter }: Service): SwapSide {
  return { service: id, vendor, title, adapter: adapter ?? 'natif' };
}

/** Views are made of what their operation gives: proved with it. */
function unprovenOf(
  from: Service,
  replayed: readonly string[],
  contract: Contract,
  { catalogue }: Ports,
): readonly string[] {
  const reads = offeredBy(from, catalogue).filter((id) => {
    const operation = contract.operations.find((each) => each.id === id);
    return operation?.method === 'GET' && operation.view === undefined;
  });
  return reads.filter((id) => !replayed.includes(id));
}

/** Differences are shown as far as they fit; the counts and the verdict stay whole. */
function bounded(report: SwapReport): SwapReport {
  if (JSON.stringify(report).length <= SWAP_LIMITS.reportCharacters) return report;
  const exchanges = report.findings.exchanges.map((each) => ({
    ...each,
    diff: each.diff && {
      ...each.diff,
      differences: [],
      unlisted: each.diff.tolerated + each.diff.different,
    },
  }));
  const findings = { ...report.findings, exchanges };
  return { ...report, findings, digest: digestOf(canonicalJson(findings)) };
}

const PAGE = { limit: 50, limitMax: 200 } as const;

const CURSOR = /^(?<at>\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_(?<id>[0-9a-f-]{36})$/;

/** `GET /api/administration/bascules`, the latest first. */
export async function listSwaps(c: Context<AppEnv>): Promise<Response> {
  const limit = limitOf(c.req.query('limit'));
  const after = cursorOf(c.req.query('cursor'));
  const found = await c.var.ports.swaps.list({ limit: limit + 1, after });
  const swaps = found.slice(0, limit);
  const last = swaps.at(-1);
  const query =
    found.length > limit && last !== undefined
      ? new URLSearchParams({ limit: String(limit), cursor: `${last.at}_${last.id}` })
      : undefined;
  return c.json({ swaps, next: query === undefined ? null : `${c.req.path}?${query}` });
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return PAGE.limit;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= PAGE.limitMax) return limit;
  throw new Problem('parametre-invalide', {
    detail: `« limit » : un entier de 1 à ${PAGE.limitMax}.`,
  });
}

function cursorOf(text: string | undefined) {
  if (text === undefined) return undefined;
  const { at, id } = CURSOR.exec(text)?.groups ?? {};
  if (at !== undefined && id !== undefined) return { at, id };
  throw new Problem('parametre-invalide', {
    detail: '« cursor » : reprenez l’adresse que la page précédente donne (« next »).',
  });
}

/** `GET /api/administration/bascules/{id}` */
export async function readSwap(c: Context<AppEnv>): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const report = await c.var.ports.swaps.find(id);
  if (report !== undefined) return c.json(report);
  throw new Problem('ressource-inconnue', { detail: `Aucune bascule ${quoted(id)}.` });
}
