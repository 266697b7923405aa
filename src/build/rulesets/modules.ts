/** What the product imports of the rulesets, as source text. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { canonicalJson, digestOf } from '../../lint/digest.ts';
import type { Profile } from '../../model/profile.ts';
import type { Calibration, ProfileSheet, RuleSheet, RulesetSheet } from '../../model/rule.ts';
import type { CompiledRule, CompiledRuleset } from './compile.ts';
import { descriptionOf, type Edition, functionsOf, readEdition } from './edition.ts';
import type { Release } from './releases.ts';
import { isCore, type PublishedRule } from './shapes.ts';

const HEADER = '// Written by src/build/generate-rulesets.ts from rulesets/.\n';

export interface Member {
  readonly ruleset: CompiledRuleset;
  readonly edition: Edition;
  readonly releases: readonly Release[];
}

/** The rules as data, without Spectral. */
export function catalogueModule(members: readonly Member[]): string {
  const sheets = members.map(
    (member) =>
      `export const ${member.ruleset.id}: RulesetSheet = ${JSON.stringify(rulesetSheetOf(member), null, 2)};\n`,
  );
  const ids = members.map(({ ruleset }) => ruleset.id);
  return `${HEADER}import type { RulesetSheet } from '../../model/rule.ts';

${sheets.join('\n')}
export const rulesets: readonly RulesetSheet[] = [${ids.join(', ')}];
`;
}

function rulesetSheetOf({ ruleset, edition, releases }: Member): RulesetSheet {
  const { id, version, description, rules, next, profiles } = ruleset;
  const folder = `/rulesets/${id}`;
  return {
    id,
    version,
    digest: edition.digest,
    description,
    path: `${folder}/${version}/ruleset.yaml`,
    address: `${folder}/sha256-${edition.digest}/ruleset.yaml`,
    rules: rules.map(ruleSheetOf),
    profiles: profiles.map((profile) => profileSheetOf(profile, `${folder}/${version}`)),
    releases: releases.map((release) => ({
      version: release.version,
      digest: release.digest,
      date: release.date,
      path: `${folder}/${release.version}/ruleset.yaml`,
    })),
    next: {
      version: next.version,
      path: `${folder}/next/ruleset.yaml`,
      rules: next.added.map(ruleSheetOf),
      severities: next.severities,
    },
  };
}

function profileSheetOf(profile: Profile, folder: string): ProfileSheet {
  const { id, version, title, description } = profile;
  const path = `${folder}/profiles/${id}`;
  const digest = digestOf(canonicalJson(profile));
  return { id, version, title, description, digest, path: `${path}.yaml`, data: `${path}.json` };
}

/** Written by `calibrate.ts`, where the corpus is. */
const CALIBRATIONS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../rulesets/calibration.json'), 'utf8'),
) as Readonly<Record<string, Calibration>>;

function ruleSheetOf(rule: CompiledRule): RuleSheet {
  const { id, definition, page, english: translated, good, bad } = rule;
  const { severity, description, documentationUrl: url } = definition;
  const { family, effort, axis, weight } = definition.extensions;
  const { title, basis, markdown, html } = page;
  const { fix: _, example: __, ...english } = translated;
  const mandatory = severity === 'error';
  const path = `/regles/${id}`;
  return {
    ...{ id, severity, mandatory, title, description, family, basis, effort, axis, weight },
    ...{ path, url, markdown, html, english, good, bad },
    calibration: CALIBRATIONS[id] ?? null,
  };
}

/** Profiles of the working versions, without Spectral. */
export function profilesModule(members: readonly Member[]): string {
  const profiles = members.flatMap(({ ruleset }) => ruleset.profiles);
  return `${HEADER}import type { Profile } from '../../model/profile.ts';

export const PROFILES: readonly Profile[] = ${JSON.stringify(profiles, null, 2)};
`;
}

export const DECLARATION = `${HEADER}import type { RulesetDefinition } from '@stoplight/spectral-core';

export declare const definition: RulesetDefinition;
`;

/** One edition, as the engine runs it; `definition` is in a module beside it, in plain JavaScript. */
export function editionModule(edition: Edition, definition: string): string {
  const { id, version, digest } = edition;
  const { descriptions, profiles } = readEdition(edition);
  const carried = { id, version, digest, rules: descriptions, profiles };
  return `${HEADER}import type { Profile } from '../../model/profile.ts';
import type { RuleDescription } from '../../model/rule.ts';
import { definition } from './${definition}';

const carried = ${JSON.stringify(carried, null, 2)};

/** Imports Spectral's functions: load it lazily. */
export const ${id} = {
  ...carried,
  rules: carried.rules as readonly RuleDescription[],
  profiles: carried.profiles as readonly Profile[],
  definition,
};
`;
}

/** `folder` holds the functions, as a module of `src/generated/rulesets/` reaches it. */
export function editionDefinition(edition: Edition, folder: string): string {
  const { ruleset } = readEdition(edition);
  return definitionModule(ruleset.functions, ruleset.rules, folder, [
    `parserOptions: ${JSON.stringify(ruleset.parserOptions)}`,
  ]);
}

/** Of the next version, what this one does not have. */
export function nextModule({ next }: CompiledRuleset, definition: string): string {
  const { version, severities, added } = next;
  const carried = { version, severities, rules: added.map(descriptionOf) };
  return `${HEADER}import type { Severity } from '../../model/report.ts';
import type { RuleDescription } from '../../model/rule.ts';
import { definition } from './${definition}';

const carried = ${JSON.stringify(carried, null, 2)};

export const next = {
  version: carried.version,
  severities: carried.severities as Readonly<Record<string, Severity>>,
  rules: carried.rules as readonly RuleDescription[],
  definition,
};
`;
}

export function nextDefinition({ next }: CompiledRuleset, folder: string): string {
  const rules = Object.fromEntries(next.added.map(({ id, definition }) => [id, definition]));
  return definitionModule(functionsOf(next.added), rules, folder);
}

/** Spectral's packages are CommonJS: their default import is the one that Node and esbuild agree on. */
function definitionModule(
  functions: readonly string[],
  rules: Readonly<Record<string, PublishedRule>>,
  folder: string,
  members: readonly string[] = [],
): string {
  const imports = functions.map((name) => `import ${name} from '${folder}/${name}.js';\n`);
  const sources = Object.entries(rules).map(
    ([id, definition]) => `    ${JSON.stringify(id)}: ${ruleSource(definition)},\n`,
  );
  return `${HEADER}import formats from '@stoplight/spectral-formats';
import functions from '@stoplight/spectral-functions';
${imports.join('')}
export const definition = {
${members.map((member) => `  ${member},\n`).join('')}  rules: {
${sources.join('')}  },
};
`;
}

function ruleSource({ formats, then, ...rest }: PublishedRule): string {
  const thens = [then].flat().map(({ function: name, ...options }) => {
    const reference = isCore(name) ? `functions.${name}` : name;
    return `{ ...${JSON.stringify(options)}, function: ${reference} }`;
  });
  const names = formats.map((name) => `formats.${name}`).join(', ');
  return `{ ...${JSON.stringify(rest)}, formats: [${names}], then: [${thens.join(', ')}] }`;
}

/** Released versions that are not the working one, each in a chunk of its own until it is asked for. */
export function releasesModule(modules: readonly { id: string; version: string }[]): string {
  const lines = modules.map(
    ({ id, version }) =>
      `  { id: '${id}', version: '${version}', load: async () => (await import('./${id}-${version}.ts')).${id} },\n`,
  );
  return `${HEADER}import type { Edition } from '../../lint/rulesets.ts';

export const releases: readonly {
  readonly id: string;
  readonly version: string;
  readonly load: () => Promise<Edition>;
}[] = [
${lines.join('')}];
`;
}
