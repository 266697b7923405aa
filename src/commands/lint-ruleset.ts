/** From `--ruleset`, `--profile` and `--decisions` to what judges, or what is wrong, in French. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { RULESET_IDS } from '../lint/catalogue.ts';
import type { LoadedRuleset } from '../lint/rulesets.ts';
import { printFaults, readSettings } from '../lint/settings-file.ts';
import { Decisions, Profile } from '../model/profile.ts';
import { DEFAULT_RULESET, type Options } from './lint-options.ts';

/** A path has a folder or a known extension; anything else is an id. */
const PATH = /[\\/]|\.(?:ya?ml|json|[cm]?js)$/i;

/** Files that decide how documents are judged, where they are the user's own: worth watching. */
export function settingsFiles({ ruleset, profile, decisions }: Options): string[] {
  const own = [ruleset, profile].filter((name) => name !== undefined && PATH.test(name));
  const functions = own[0] === undefined ? [] : [join(dirname(own[0]), 'functions')];
  return [...own, ...functions, decisions].filter((name) => name !== undefined);
}

type Wanted = Pick<Options, 'ruleset' | 'profile'>;

export async function findRuleset(wanted: Wanted, root: string): Promise<LoadedRuleset | string> {
  const { ruleset = DEFAULT_RULESET, profile } = wanted;
  if (profile !== undefined && PATH.test(profile)) return profileFile(profile, wanted.ruleset);
  if (!PATH.test(ruleset)) return ownRuleset(ruleset, profile);
  if (profile !== undefined)
    return 'un profil ne vaut que pour nos référentiels : retirez --profile';
  const { loadRulesetFile } = await import('../lint/ruleset-file/load.ts');
  const { diskFiles } = await import('../lint/ruleset-file/desk/files.ts');
  try {
    return { ...(await loadRulesetFile(resolve(ruleset), diskFiles)), root };
  } catch (error) {
    return asInvalidRuleset(error);
  }
}

async function ownRuleset(
  reference: string,
  profile: string | undefined,
): Promise<LoadedRuleset | string> {
  const { loadRuleset } = await import('../lint/rulesets.ts');
  const found = await loadRuleset(reference, profile);
  if (found !== undefined) return found;
  if (profile !== undefined && (await loadRuleset(reference)) !== undefined) {
    const { PROFILES } = await import('../lint/profiles.ts');
    const own = PROFILES.filter(({ ruleset }) => [ruleset, idOf(ruleset)].includes(reference));
    const known = own.map(({ id }) => id).join(', ') || 'aucun';
    return `le référentiel « ${reference} » n’a pas de profil « ${profile} » (connus : ${known} ; ou le chemin d’un fichier YAML ou JSON)`;
  }
  if ((RULESET_IDS as readonly string[]).includes(idOf(reference))) {
    return `version inconnue « ${reference} » : « prise rules » liste celles qui sont publiées`;
  }
  return `référentiel inconnu « ${reference} » (connus : ${RULESET_IDS.join(', ')} ; ou le chemin d’un fichier YAML, JSON ou JavaScript)`;
}

/** Without its version. */
function idOf(reference: string): string {
  return reference.split('@')[0] ?? '';
}

/** An authority's own profile, which says itself what it is a profile of. */
async function profileFile(
  path: string,
  reference: string | undefined,
): Promise<LoadedRuleset | string> {
  const read = await readSettingsFile(path, Profile);
  if (typeof read === 'string') return read;
  const profile = read.value;
  if (reference !== undefined && reference !== profile.ruleset) {
    return `le profil « ${path} » est celui de « ${profile.ruleset} » : retirez --ruleset, ou donnez la même valeur`;
  }
  const { loadProfile, UnknownRule } = await import('../lint/rulesets.ts');
  try {
    const found = await loadProfile(profile);
    if (found !== undefined) return found;
    return printFaults(path, [
      read.faultAt(['ruleset'], `référentiel inconnu « ${profile.ruleset} »`),
    ]);
  } catch (error) {
    if (!(error instanceof UnknownRule)) throw error;
    return printFaults(path, [
      read.faultAt(['rules', error.rule], 'règle inconnue du référentiel'),
    ]);
  }
}

export async function findDecisions(
  path: string | undefined,
): Promise<Decisions | string | undefined> {
  if (path === undefined) return undefined;
  const read = await readSettingsFile(path, Decisions);
  return typeof read === 'string' ? read : read.value;
}

async function readSettingsFile<T>(path: string, shape: Parameters<typeof readSettings<T>>[1]) {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return `impossible de lire « ${path} » : vérifiez le chemin et les droits`;
  }
  const read = readSettings(text, shape);
  return Array.isArray(read)
    ? `ce fichier ne peut pas être utilisé :\n${printFaults(path, read)}`
    : read;
}

/** Overrides are put together for each document: what is wrong in them shows only then. */
export function asInvalidRuleset(error: unknown): string {
  if (error instanceof Error && error.name === 'RulesetFault') {
    return `le référentiel ne peut pas être utilisé :\n${error.message}`;
  }
  throw error;
}
