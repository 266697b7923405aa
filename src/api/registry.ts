/** Administration of the registry: who serves what, and moving a plug. */
import type { Context, Next } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../env.ts';
import { incompatibilities } from '../gateway/compatibility.ts';
import { quoted } from '../gateway/quoted.ts';
import type { ContractRef, Service } from '../model/territory.ts';
import { Problem } from '../problems/problem.ts';
import { jsonBody } from './json-body.ts';
import { contractRef, instant, parse, parseTerritoryFile } from './territory-file.ts';

/** 35 000 communes of France weigh 4 MB; our files are limited to far fewer (territory-file.ts). */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** Bearer token (RFC 6750 §2.1). Without a token of its own the API is closed, never open. */
export async function requireAdministrator(c: Context<AppEnv>, next: Next): Promise<void> {
  const expected = c.var.ports.config.ADMIN_TOKEN;
  if (expected === undefined) {
    throw new Problem('administration-fermee', {
      detail: 'Définissez le secret ADMIN_TOKEN de la passerelle pour ouvrir l’administration.',
    });
  }
  const given = bearerOf(c);
  if (given === undefined) {
    throw new Problem('non-autorise', {
      detail: 'Envoyez le jeton d’administration : Authorization: Bearer …',
    });
  }
  if (!(await sameSecret(given, expected))) {
    throw new Problem('non-autorise', { detail: 'Ce jeton d’administration n’est pas le bon.' });
  }
  // What the administration answers is nobody else's.
  c.header('cache-control', 'no-store');
  await next();
}

/** RFC 6750 §2.1. */
export function bearerOf(c: Context<AppEnv>): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** Digests are compared, whole: the time taken tells nothing of the token nor of its length. */
async function sameSecret(given: string, expected: string): Promise<boolean> {
  const [a, b] = await Promise.all([digest(given), digest(expected)]);
  return a.reduce((difference, byte, index) => difference | (byte ^ (b[index] ?? 0)), 0) === 0;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

/** `GET /api/administration/raccordements?territory=` */
export async function listPlugs(c: Context<AppEnv>): Promise<Response> {
  const { registry } = c.var.ports;
  const code = c.req.query('territory');
  if (code !== undefined) await knownTerritory(c, code);
  return c.json({ plugs: await registry.plugs(code) });
}

const move = z.strictObject({
  territory: z.string().max(9),
  contract: contractRef,
  service: z.string().max(80),
  at: instant.optional(),
});

/** `POST /api/administration/raccordements`: effective from the next request in every isolate. */
export async function movePlug(c: Context<AppEnv>): Promise<Response> {
  const { registry, clock } = c.var.ports;
  const asked = parse(
    move,
    await jsonBody(c, MAX_BODY_BYTES),
    'Le raccordement demandé n’est pas valide',
  );
  const now = clock.now().toISOString();
  if (asked.at !== undefined && asked.at < now) {
    throw new Problem('requete-invalide', {
      detail: 'Un raccordement ne peut pas prendre effet dans le passé.',
      violations: [{ path: '/at', message: `Attendu : au plus tôt ${now}` }],
    });
  }
  await knownTerritory(c, asked.territory);
  await pluggable(c, asked.contract, asked.service);
  return c.json(await registry.movePlug({ ...asked, at: asked.at ?? now }), 201);
}

/** A service that can stand behind the contract, as this gateway sees it. */
export async function pluggable(
  c: Context<AppEnv>,
  contract: ContractRef,
  id: string,
): Promise<Service> {
  const { registry, catalogue, config } = c.var.ports;
  const services = await registry.services();
  const service = services.find((each) => each.id === id);
  if (service === undefined) {
    const known = services.filter((each) => each.contract === contract);
    throw new Problem('service-inconnu', {
      detail: `Aucun service ${quoted(id)}. Services du contrat ${contract} : ${known.map((each) => each.id).join(', ') || 'aucun'}.`,
    });
  }
  if (service.contract !== contract) {
    throw new Problem('service-incompatible', {
      detail: `Le service ${service.id} répond au contrat ${service.contract}, pas à ${contract}.`,
    });
  }
  const violations = incompatibilities(service, catalogue, config.LOCAL_ORIGINS);
  if (violations.length > 0) {
    const detail = `Cette passerelle ne peut pas appeler le service ${service.id} tel qu’il est enregistré.`;
    throw new Problem('service-incompatible', { detail, violations });
  }
  return service;
}

/** `PUT /api/administration/territoires`: the same file twice changes nothing. */
export async function loadTerritories(c: Context<AppEnv>): Promise<Response> {
  const { registry, catalogue, config } = c.var.ports;
  const file = parseTerritoryFile(await jsonBody(c, MAX_BODY_BYTES));
  const violations = file.services.flatMap((service, index) =>
    incompatibilities(service, catalogue, config.LOCAL_ORIGINS).map(({ path, message }) => ({
      path: `/services/${index}${path}`,
      message,
    })),
  );
  if (violations.length > 0) {
    const detail = 'Cette passerelle ne pourrait pas appeler tous les services du fichier.';
    throw new Problem('requete-invalide', { detail, violations });
  }
  await registry.load(file);
  const { territories, vendors, services, plugs } = file;
  return c.json({
    territories: territories.length,
    vendors: vendors.length,
    services: services.length,
    plugs: plugs.length,
  });
}

/** `GET /api/administration/territoires`: the registry is the territory's, it leaves with it. */
export async function exportTerritories(c: Context<AppEnv>): Promise<Response> {
  return c.json(await c.var.ports.registry.export());
}

export async function knownTerritory(c: Context<AppEnv>, code: string): Promise<void> {
  if ((await c.var.ports.registry.territory(code)) !== undefined) return;
  throw new Problem('territoire-inconnu', {
    detail: `Aucun territoire de code ${quoted(code)} au registre.`,
  });
}
