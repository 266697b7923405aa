/** From the sources of a ruleset to what it says, checked. */
import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { DEFAULT_PROFILE } from '../../lint/catalogue.ts';
import { Profile } from '../../model/profile.ts';
import { type RulePage, readRulePage } from '../rule-pages.ts';
import { check, isCore, NextFile, type RuleDefinition, RuleFile, RulesetFile } from './shapes.ts';
import { SOURCES, source } from './sources.ts';

export interface CompiledRule {
  readonly id: string;
  readonly definition: RuleDefinition;
  /** Own functions that it uses. */
  readonly functions: readonly string[];
  readonly page: RulePage;
  readonly english: RulePage;
  readonly good: string;
  readonly bad: string;
}

export interface CompiledNext {
  readonly version: string;
  readonly added: readonly CompiledRule[];
  readonly severities: Readonly<Record<string, RuleDefinition['severity']>>;
}

export interface CompiledRuleset {
  readonly id: string;
  readonly description: string;
  readonly version: string;
  /** How grave what the YAML parser finds is. */
  readonly parserOptions: ReturnType<typeof RulesetFile.parse>['parserOptions'];
  readonly rules: readonly CompiledRule[];
  /** The default one first. */
  readonly profiles: readonly Profile[];
  readonly next: CompiledNext;
}

export async function compileRuleset(id: string): Promise<CompiledRuleset> {
  const file = `${id}.yaml`;
  const ruleset = check(RulesetFile, parse(await source(file)), file);
  const rules = await Promise.all(ruleset.extends.map((path) => compileRule(path)));
  const version = ruleset['x-version'];
  const ids = rules.map((rule) => rule.id);
  const { description, parserOptions } = ruleset;
  const profiles = await compileProfiles(id, version, ids);
  const next = await compileNext(version, ids);
  return { id, description, version, parserOptions, rules, profiles, next };
}

async function compileRule(path: string): Promise<CompiledRule> {
  const folder = path.slice('./'.length, -'/rule.yaml'.length);
  const id = basename(folder);
  const file = check(RuleFile, parse(await source(path)), path);
  const definition = file.rules[id];
  if (definition === undefined || Object.keys(file.rules).length !== 1) {
    throw new Error(`${path}: must define the rule ${id} and nothing else`);
  }
  for (const { function: name } of [definition.then].flat()) {
    if (!isCore(name) && !file.functions.includes(name)) {
      throw new Error(`${path}: the function ${name} is not declared`);
    }
  }
  const [page, english, good, bad] = await Promise.all([
    source(`${folder}/rule.md`),
    source(`${folder}/rule.en.md`),
    source(`${folder}/good.yaml`),
    source(`${folder}/bad.yaml`),
  ]);
  return {
    id,
    definition,
    functions: file.functions,
    page: readRulePage(page, `${folder}/rule.md`),
    english: readRulePage(english, `${folder}/rule.en.md`, 'en'),
    good,
    bad,
  };
}

async function compileProfiles(
  ruleset: string,
  version: string,
  rules: readonly string[],
): Promise<Profile[]> {
  const names = (await readdir(`${SOURCES}/profiles`)).filter((name) => name.endsWith('.yaml'));
  const profiles = await Promise.all(
    names.sort().map(async (name) => {
      const path = `profiles/${name}`;
      const profile = check(Profile, parse(await source(path)), path);
      if (`${profile.id}.yaml` !== name) throw new Error(`${path}: its id is ${profile.id}`);
      if (profile.ruleset !== ruleset) throw new Error(`${path}: of ${profile.ruleset}`);
      const unknown = Object.keys(profile.rules).filter((rule) => !rules.includes(rule));
      if (unknown.length > 0) throw new Error(`${path}: no such rule: ${unknown.join(', ')}`);
      // Its digest is to tell what it judges, so that a tender may cite the profile alone.
      return { ...profile, ruleset: `${ruleset}@${version}` };
    }),
  );
  const first = profiles.filter(({ id }) => id === DEFAULT_PROFILE);
  if (first.length === 0) throw new Error(`profiles/${DEFAULT_PROFILE}.yaml does not exist`);
  return [...first, ...profiles.filter(({ id }) => id !== DEFAULT_PROFILE)];
}

async function compileNext(version: string, rules: readonly string[]): Promise<CompiledNext> {
  const next = check(NextFile, parse(await source('next.yaml')), 'next.yaml');
  if (!isAfter(next.version, version)) {
    throw new Error(`next.yaml: ${next.version} does not come after ${version}`);
  }
  const unknown = Object.keys(next.severities).filter((rule) => !rules.includes(rule));
  if (unknown.length > 0) throw new Error(`next.yaml: no such rule: ${unknown.join(', ')}`);
  const added = await Promise.all(next.adds.map((path) => compileRule(path)));
  const twice = added.filter(({ id }) => rules.includes(id));
  if (twice.length > 0) throw new Error(`next.yaml: already there: ${twice.map(({ id }) => id)}`);
  return { version: next.version, added, severities: next.severities };
}

/** SemVer without pre-releases, of which there are none. */
export function isAfter(later: string, earlier: string): boolean {
  const [left, right] = [later, earlier].map((version) => version.split('.').map(Number));
  for (const [index, number] of (left ?? []).entries()) {
    const other = right?.[index] ?? 0;
    if (number !== other) return number > other;
  }
  return false;
}
