/** Trials: a candidate on live reads, the plug moved to it, and the way back. */
import type { Context } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../env.ts';
import { contractOf, resolveTerritory } from '../gateway/resolve.ts';
import type { PlugName, Trial, TrialState } from '../model/swap.ts';
import { Problem } from '../problems/problem.ts';
import { jsonBody } from './json-body.ts';
import { pluggable } from './registry.ts';
import { parse } from './territory-file.ts';

const MAX_BODY_BYTES = 16 * 1024;

const candidate = z.string().max(80);

const asked = z.discriminatedUnion('mode', [
  z.strictObject({ candidate, mode: z.literal('shadow'), share: z.int().min(1).max(100) }),
  z.strictObject({ candidate, mode: z.literal('canary'), share: z.int().min(1).max(100) }),
  z.strictObject({ candidate, mode: z.literal('committed') }),
]);

/** The trial that the address names; it can be ended even where nothing is plugged any more. */
function targetOf(c: Context<AppEnv>) {
  const { territoire = '', contrat = '' } = c.req.param();
  const [id = '', major = ''] = contrat.split('@');
  const contract = contractOf(
    { contract: id, major: `v${major}` },
    c.var.ports.catalogue.contracts,
  );
  const plug: PlugName = { territory: territoire, contract: contract.ref };
  return { at: c.var.ports.clock.now().toISOString(), contract, plug };
}

/** `PUT /api/administration/essais/{territoire}/{contrat}`: effective from the next request. */
export async function putTrial(c: Context<AppEnv>): Promise<Response> {
  const { registry, swaps } = c.var.ports;
  const body = await jsonBody(c, MAX_BODY_BYTES);
  const wanted = parse(asked, body, 'L’essai demandé n’est pas valide');
  const { at, contract, plug } = targetOf(c);
  const resolved = await resolveTerritory(plug.territory, contract, at, registry);
  const { id } = await pluggable(c, contract.ref, wanted.candidate);
  const former = await swaps.trial(plug);
  if (former !== undefined && isTheSame(former, wanted, resolved.service.id)) {
    return c.json(former);
  }
  if (id === resolved.service.id) {
    throw new Problem('service-incompatible', {
      detail: `Le service ${id} est celui qui est raccordé : un essai en compare un autre.`,
    });
  }
  const trial: Trial = {
    ...plug,
    incumbent: resolved.service.id,
    candidate: id,
    mode: wanted.mode,
    share: wanted.mode === 'committed' ? 100 : wanted.share,
    heldBy: resolved.plugTerritory,
    openedAt: at,
  };
  if (wanted.mode === 'committed') await swaps.commit(trial, at);
  else await swaps.open(trial);
  return c.json(await current(c, plug), former === undefined ? 201 : 200);
}

/** Asked again, a trial goes on with its counters; moved already, a plug does not move again. */
function isTheSame(former: TrialState, wanted: z.infer<typeof asked>, plugged: string): boolean {
  if (former.mode !== wanted.mode || former.candidate !== wanted.candidate) return false;
  if (wanted.mode === 'committed') return plugged === former.candidate;
  return plugged === former.incumbent && former.share === wanted.share;
}

async function current(c: Context<AppEnv>, plug: PlugName): Promise<TrialState> {
  const trial = await c.var.ports.swaps.trial(plug);
  if (trial !== undefined) return trial;
  throw new Problem('essai-inconnu', {
    detail: `Aucun essai en cours sur le raccordement de ${plug.territory} à ${plug.contract}.`,
  });
}

/** `GET /api/administration/essais/{territoire}/{contrat}` */
export async function readTrial(c: Context<AppEnv>): Promise<Response> {
  const { plug } = targetOf(c);
  return c.json(await current(c, plug));
}

/** `DELETE /api/administration/essais/{territoire}/{contrat}`: the way back, at once. */
export async function endTrial(c: Context<AppEnv>): Promise<Response> {
  const { at, plug } = targetOf(c);
  await c.var.ports.swaps.rollBack(await current(c, plug), at);
  return c.body(null, 204);
}
