/**
 * A ruleset as it is published, whether it comes from the working tree or from a release: the files
 * that stock Spectral and anybody else may fetch, and the digest over all of them.
 */
import { parse, stringify } from 'yaml';
import { type Profile, Profile as ProfileShape } from '../../model/profile.ts';
import type { RuleDescription } from '../../model/rule.ts';
import type { CompiledRule, CompiledRuleset } from './compile.ts';
import { check, PublishedRuleset, type RuleDefinition } from './shapes.ts';
import { type Files, modulesOf, sha256, sumsOf } from './sources.ts';

export interface Edition {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of its SHA256SUMS. */
  readonly digest: string;
  /** SHA256SUMS among them. */
  readonly files: Files;
}

/** A rule as a report describes it, with its title in the other language. */
export type PublishedDescription = RuleDescription & {
  readonly english: { readonly title: string };
};

export async function editionOf(ruleset: CompiledRuleset): Promise<Edition> {
  const { id, version, description, parserOptions, rules, profiles } = ruleset;
  const head = { description, 'x-version': version, parserOptions };
  const descriptions = rules.map(publishedDescription);
  const files = new Map([
    ...(await rulesetFiles(head, rules)),
    ['descriptions.json', `${JSON.stringify(descriptions, null, 2)}\n`],
    ...profiles.flatMap((profile): [string, string][] => [
      [`profiles/${profile.id}.json`, `${JSON.stringify(profile, null, 2)}\n`],
      [`profiles/${profile.id}.yaml`, stockProfile(profile, ruleset)],
    ]),
  ]);
  const sums = sumsOf(files);
  return { id, version, digest: sha256(sums), files: new Map([...files, ['SHA256SUMS', sums]]) };
}

/** What the next version is to be as of today: it changes until it is released, and has no digest. */
export async function draftFiles({ next, ...ruleset }: CompiledRuleset): Promise<Files> {
  const head = {
    description: `BROUILLON de la version ${next.version}, qui change sans préavis : ne pas citer dans un marché. ${ruleset.description}`,
    'x-version': next.version,
    'x-brouillon': true,
    parserOptions: ruleset.parserOptions,
  };
  const changed = ruleset.rules.map(({ definition, ...rule }) => ({
    ...rule,
    definition: { ...definition, severity: next.severities[rule.id] ?? definition.severity },
  }));
  return rulesetFiles(head, [...changed, ...next.added]);
}

type FunctionsAndRules = readonly Pick<CompiledRule, 'id' | 'definition' | 'functions'>[];

/** One file that stock Spectral extends by URL, with its functions beside it. */
async function rulesetFiles(head: object, rules: FunctionsAndRules): Promise<Files> {
  const functions = functionsOf(rules);
  const definitions: Readonly<Record<string, RuleDefinition>> = Object.fromEntries(
    rules.map(({ id, definition }) => [id, definition]),
  );
  const modules = [...(await modulesOf(functions))];
  return new Map([
    ['ruleset.yaml', stringify({ ...head, functions, rules: definitions })],
    ...modules.map(([name, text]): [string, string] => [`functions/${name}`, text]),
  ]);
}

export function functionsOf(rules: readonly Pick<CompiledRule, 'functions'>[]): string[] {
  return [...new Set(rules.flatMap((rule) => rule.functions))].sort();
}

/**
 * Severities only: stock Spectral knows neither weights nor waivers. Nor does it take the parser's
 * options from what is extended: they are said again.
 */
function stockProfile(
  { title, description, rules }: Profile,
  { parserOptions }: CompiledRuleset,
): string {
  const severities = Object.entries(rules).flatMap(([rule, { severity }]) =>
    severity === undefined ? [] : [[rule, severity]],
  );
  return stringify({
    description: `${title}. ${description}`,
    extends: ['../ruleset.yaml'],
    parserOptions,
    rules: Object.fromEntries(severities),
  });
}

export function descriptionOf({ id, definition, page }: CompiledRule): RuleDescription {
  const { family, effort, axis, weight } = definition.extensions;
  const { title, basis, fix, example } = page;
  const documentation = definition.documentationUrl;
  return { rule: id, title, documentation, family, basis, effort, axis, weight, fix, example };
}

function publishedDescription(rule: CompiledRule): PublishedDescription {
  return { ...descriptionOf(rule), english: { title: rule.english.title } };
}

/** What the files of an edition say, read again: the product runs what is published. */
export function readEdition({ id, files }: Edition) {
  const text = (name: string) => files.get(name) ?? '';
  const name = `${id}/ruleset.yaml`;
  const ruleset = check(PublishedRuleset, parse(text('ruleset.yaml')), name);
  const published = JSON.parse(text('descriptions.json')) as PublishedDescription[];
  const profiles = [...files]
    .filter(([file]) => /^profiles\/.*\.json$/.test(file))
    .map(([file, content]) => check(ProfileShape, JSON.parse(content), file));
  const descriptions = published.map(({ english: _, ...description }) => description);
  return { ruleset, descriptions: descriptions as readonly RuleDescription[], profiles };
}
