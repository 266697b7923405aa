/** Profiles: those that the rulesets come with, and those that authorities made. */
import type { Context } from 'hono';
import type { AppEnv } from '../env.ts';
import { quoted } from '../gateway/quoted.ts';
import { canonicalJson, digestOf } from '../lint/digest.ts';
import type { AuthorityProfile, ProfileName } from '../model/ports.ts';
import { Profile } from '../model/profile.ts';
import { Problem } from '../problems/problem.ts';
import { jsonBody } from './json-body.ts';
import { violationsOf } from './judge.ts';
import { knownTerritory } from './registry.ts';
import { parse } from './territory-file.ts';

/** Every rule of a ruleset with its severity, and a hundred waivers with their motives, fit in it. */
const PROFILE_BYTES_MAX = 256 * 1024;

const PAGE = { limit: 50, limitMax: 200 } as const;

/** Profiles named to whoever asked for one that does not exist. */
const NAMED_MAX = 20;

const REFERENCE =
  /^(?:(?<authority>[0-9AB]{5}|\d{9})\/)?(?<id>[a-z0-9][a-z0-9-]{0,62})(?:@(?<version>\d+\.\d+\.\d+))?$/;

/** `socle`, `socle@1.0.0` or `33063/mon-profil@1.0.0`: an authority's is never without its version. */
export async function findProfile(c: Context<AppEnv>, reference: string): Promise<Profile> {
  const { authority, id = '', version } = REFERENCE.exec(reference)?.groups ?? {};
  if (authority === undefined) {
    const { builtInProfile } = await import('../lint/profiles.ts');
    const found = builtInProfile(id);
    if (found !== undefined && (version ?? found.version) === found.version) return found;
  } else if (version !== undefined) {
    const kept = await c.var.ports.profiles.find({ authority, id, version });
    if (kept !== undefined) return contentOf(kept);
  }
  const { PROFILES } = await import('../lint/profiles.ts');
  const others = await c.var.ports.profiles.list({ limit: NAMED_MAX });
  const known = [...PROFILES.map((profile) => profile.id), ...others.map(referenceOf)];
  throw new Problem('profil-inconnu', {
    detail: `Aucun profil ${quoted(reference)}. Connus : ${known.slice(0, NAMED_MAX).join(', ') || 'aucun'}.`,
  });
}

/** Validated before it was kept; read again by today's shape, it might not have the same digest. */
function contentOf({ content }: AuthorityProfile): Profile {
  return JSON.parse(content) as Profile;
}

function referenceOf({ authority, id, version }: ProfileName): string {
  return `${authority}/${id}@${version}`;
}

function addressOf({ authority, id, version }: ProfileName): string {
  return `/api/profils/${authority}/${id}/${version}`;
}

interface Page {
  readonly profiles: readonly AuthorityProfile[];
  readonly first: boolean;
  /** Of the next page; null on the last. */
  readonly next: string | null;
}

async function pageOf(c: Context<AppEnv>): Promise<Page> {
  const { cursor } = c.req.query();
  const limit = limitOf(c.req.query('limit'));
  const after = cursor === undefined ? undefined : cursorOf(cursor);
  // One more than is shown tells whether there is a next page.
  const found = await c.var.ports.profiles.list({ limit: limit + 1, after });
  const profiles = found.slice(0, limit);
  const last = profiles.at(-1);
  if (found.length <= limit || last === undefined) {
    return { profiles, first: after === undefined, next: null };
  }
  const query = new URLSearchParams({ limit: String(limit), cursor: referenceOf(last) });
  return { profiles, first: after === undefined, next: `${c.req.path}?${query}` };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return PAGE.limit;
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= PAGE.limitMax) return limit;
  throw new Problem('parametre-invalide', {
    detail: `« limit » : un entier de 1 à ${PAGE.limitMax}.`,
  });
}

function cursorOf(text: string): ProfileName {
  const { authority, id = '', version } = REFERENCE.exec(text)?.groups ?? {};
  if (authority !== undefined && version !== undefined) return { authority, id, version };
  throw new Problem('parametre-invalide', {
    detail: '« cursor » : reprenez l’adresse que la page précédente donne (« next »).',
  });
}

/** `GET /api/profils`: the criteria of every authority, free and without an account (CCP R2132-8). */
export async function listProfiles(c: Context<AppEnv>): Promise<Response> {
  const { profiles, first, next } = await pageOf(c);
  const { PROFILES } = await import('../lint/profiles.ts');
  const builtIn = first ? PROFILES.map((profile) => summary(profile)) : [];
  const made = profiles.map((kept) => summary(contentOf(kept), kept));
  return c.json({ profiles: [...builtIn, ...made], next }, 200, {
    'cache-control': 'public, max-age=60',
  });
}

function summary(profile: Profile, kept?: AuthorityProfile) {
  const { id, version, title, description, ruleset } = profile;
  return {
    reference: kept === undefined ? id : referenceOf(kept),
    authority: kept?.authority ?? null,
    ...{ id, version, title, description, ruleset },
    digest: kept?.digest ?? digestOf(canonicalJson(profile)),
    url: kept === undefined ? null : addressOf(kept),
  };
}

/** `GET /api/profils/{territoire}/{id}/{version}`: the very bytes of which the digest is. */
export async function readProfile(c: Context<AppEnv>): Promise<Response> {
  const { territoire = '', id = '', version = '' } = c.req.param();
  const kept = await c.var.ports.profiles.find({ authority: territoire, id, version });
  if (kept === undefined) {
    throw new Problem('ressource-inconnue', {
      detail: `Aucun profil ${quoted(`${territoire}/${id}@${version}`)}.`,
    });
  }
  const etag = `"${kept.digest}"`;
  const headers = { etag, 'cache-control': 'public, max-age=31536000, immutable' };
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  if (known.includes(etag) || known.includes('*')) return c.body(null, 304, headers);
  return c.body(kept.content, 200, { ...headers, 'content-type': 'application/json' });
}

/** `GET /api/administration/profils`: all of them whole; they leave with the territory. */
export async function exportProfiles(c: Context<AppEnv>): Promise<Response> {
  const { profiles, next } = await pageOf(c);
  return c.json({
    profiles: profiles.map((kept) => ({
      authority: kept.authority,
      digest: kept.digest,
      createdAt: kept.createdAt,
      profile: contentOf(kept),
    })),
    next,
  });
}

/** `PUT /api/administration/profils/{territoire}/{id}/{version}`: written once. */
export async function keepProfile(c: Context<AppEnv>): Promise<Response> {
  const { profiles, clock } = c.var.ports;
  const { territoire = '', id = '', version = '' } = c.req.param();
  await knownTerritory(c, territoire);
  const profile = parse(
    Profile,
    await jsonBody(c, PROFILE_BYTES_MAX),
    'Le profil n’est pas valide',
    'profil-invalide',
  );
  const misnamed = Object.entries({ id, version }).flatMap(([field, wanted]) =>
    profile[field as 'id' | 'version'] === wanted
      ? []
      : [{ path: `/${field}`, message: `L’adresse dit ${quoted(wanted)}` }],
  );
  const violations = [...misnamed, ...(await violationsOf(profile))];
  if (violations.length > 0) {
    const detail = `Le profil n’est pas valide : ${violations.length} erreur(s).`;
    throw new Problem('profil-invalide', { detail, violations });
  }
  const content = canonicalJson(profile);
  const kept: AuthorityProfile = {
    ...{ authority: territoire, id, version, content },
    digest: digestOf(content),
    createdAt: clock.now().toISOString(),
  };
  const outcome = await profiles.keep(kept);
  if (outcome === 'different') {
    throw new Problem('profil-fige', {
      detail: `${referenceOf(kept)} existe avec un autre contenu. Une version ne change plus : enregistrez celui-ci sous un nouveau numéro.`,
    });
  }
  return c.json(summary(profile, kept), outcome === 'kept' ? 201 : 200, {
    location: addressOf(kept),
  });
}
