/**
 * `rulesets/` → what the product imports and what it serves.
 *
 * - `src/generated/rulesets/catalogue.ts`: the rules as data, without Spectral (pages, `prise rules`);
 * - `src/generated/rulesets/<id>.ts`: the same with the definition for `new Ruleset(definition)`,
 *   functions and all (in a module beside it, since our functions are plain JavaScript);
 * - `dist/assets/rulesets/<id>/<version>/`: one file that stock Spectral extends by URL, with its
 *   functions beside it, and `SHA256SUMS`, from which anyone computes the digest again.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import {
  AXES,
  EFFORTS,
  FAMILIES,
  type RuleDescription,
  type RuleSheet,
  type RulesetSheet,
} from '../model/rule.ts';
import { type RulePage, readRulePage } from './rule-pages.ts';

const SOURCES = resolve(import.meta.dirname, '../../rulesets');
const GENERATED = resolve(import.meta.dirname, '../generated/rulesets');
const ASSETS = resolve(import.meta.dirname, '../../dist/assets/rulesets');

/** The rulesets of the house; `rulesets/<id>.yaml` each. */
const RULESETS = ['territoire'] as const;

/** Functions of Spectral that rules may use: those that judge by data alone. */
const CORE_FUNCTIONS = [
  'alphabetical',
  'casing',
  'defined',
  'enumeration',
  'falsy',
  'length',
  'or',
  'pattern',
  'schema',
  'truthy',
  'typedEnum',
  'undefined',
  'xor',
] as const;

const Then = z.strictObject({
  field: z.string().optional(),
  function: z.string(),
  functionOptions: z.record(z.string(), z.unknown()).optional(),
});

/** A subset of what Spectral accepts: what is left out would let a rule be judged unseen. */
const Rule = z.strictObject({
  description: z.string(),
  message: z.string(),
  documentationUrl: z.url(),
  severity: z.enum(['error', 'warn', 'info', 'hint']),
  formats: z.array(z.enum(['oas3', 'oas3_0', 'oas3_1', 'oas3_2'])).min(1),
  resolved: z.boolean().optional(),
  extensions: z.strictObject({
    family: z.enum(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[]),
    effort: z.enum(Object.keys(EFFORTS) as (keyof typeof EFFORTS)[]),
    axis: z.enum(Object.keys(AXES) as (keyof typeof AXES)[]),
    /** How much the rule counts on its axis. */
    weight: z.int().min(1).max(10),
  }),
  given: z.union([z.string(), z.array(z.string()).min(1)]),
  // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
  then: z.union([Then, z.array(Then).min(1)]),
});

const RuleFile = z.strictObject({
  functionsDir: z.literal('../../functions').optional(),
  functions: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/)).default([]),
  rules: z.record(z.string(), Rule),
});

const RulesetFile = z.strictObject({
  description: z.string(),
  'x-version': z.string().regex(/^\d+\.\d+\.\d+$/),
  parserOptions: z.strictObject({
    duplicateKeys: z.enum(['error', 'warn']),
    incompatibleValues: z.enum(['error', 'warn']),
  }),
  extends: z.array(z.string().regex(/^\.\/rules\/[a-z0-9-]+\/rule\.yaml$/)).min(1),
});

type RuleDefinition = z.infer<typeof Rule>;

interface CompiledRule {
  readonly id: string;
  readonly definition: RuleDefinition;
  /** Own functions that it uses. */
  readonly functions: readonly string[];
  readonly page: RulePage;
  readonly english: RulePage;
  readonly good: string;
  readonly bad: string;
}

interface CompiledRuleset {
  readonly id: string;
  readonly description: string;
  /** How grave what the YAML parser finds is. */
  readonly parserOptions: z.infer<typeof RulesetFile>['parserOptions'];
  readonly version: string;
  readonly digest: string;
  /** `sha256sum`'s own format, sorted by name. */
  readonly sums: string;
  /** Own functions that its rules use, sorted. */
  readonly functions: readonly string[];
  readonly rules: readonly CompiledRule[];
}

export async function generateRulesets(): Promise<void> {
  const rulesets = await Promise.all(RULESETS.map(compileRuleset));
  await mkdir(GENERATED, { recursive: true });
  await writeFile(`${GENERATED}/catalogue.ts`, catalogueSource(rulesets));
  for (const ruleset of rulesets) {
    await writeFile(`${GENERATED}/${ruleset.id}.ts`, rulesetSource(ruleset));
    await writeFile(`${GENERATED}/${ruleset.id}.definition.mjs`, definitionSource(ruleset));
    await writeFile(`${GENERATED}/${ruleset.id}.definition.d.mts`, DECLARATION);
    await publish(ruleset);
  }
}

async function compileRuleset(id: string): Promise<CompiledRuleset> {
  const file = `${id}.yaml`;
  const ruleset = check(RulesetFile, parse(await source(file)), file);
  const rules = await Promise.all(ruleset.extends.map((path) => compileRule(path)));
  const functions = [...new Set(rules.flatMap((rule) => rule.functions))].sort();
  const sums = await sumsOf([
    file,
    ...rules.map((rule) => `rules/${rule.id}/rule.yaml`),
    ...(await modulesOf(functions)).map((name) => `functions/${name}`),
  ]);
  return {
    id,
    description: ruleset.description,
    parserOptions: ruleset.parserOptions,
    version: ruleset['x-version'],
    digest: sha256(sums),
    sums,
    functions,
    rules,
  };
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

function isCore(name: string): boolean {
  return (CORE_FUNCTIONS as readonly string[]).includes(name);
}

function check<T>(schema: z.ZodType<T>, value: unknown, name: string): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** Line ends as git may have changed them on this machine: the digest must not depend on it. */
async function source(name: string): Promise<string> {
  return (await readFile(`${SOURCES}/${name}`, 'utf8')).replaceAll('\r\n', '\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Modules that the functions need: themselves, and the siblings that they import. */
async function modulesOf(functions: readonly string[]): Promise<string[]> {
  const known = await readdir(`${SOURCES}/functions`);
  const needed = new Set<string>();
  const visit = async (name: string): Promise<void> => {
    if (needed.has(name)) return;
    if (!known.includes(name)) throw new Error(`functions/${name} does not exist`);
    needed.add(name);
    for (const [, specifier = ''] of (await source(`functions/${name}`)).matchAll(
      / from '(.*?)'/g,
    )) {
      // Stock Spectral, served by URL, has nothing but the files beside it.
      if (!specifier.startsWith('./')) throw new Error(`functions/${name} imports ${specifier}`);
      await visit(specifier.slice('./'.length));
    }
  };
  for (const name of functions) await visit(`${name}.js`);
  return [...needed].sort();
}

async function sumsOf(names: readonly string[]): Promise<string> {
  const sorted = [...names].sort();
  const lines = await Promise.all(
    sorted.map(async (name) => `${sha256(await source(name))}  ${name}\n`),
  );
  return lines.join('');
}

// What the product imports.

const HEADER = '// Written by src/build/generate-rulesets.ts from rulesets/.\n';

function catalogueSource(rulesets: readonly CompiledRuleset[]): string {
  const sheets = rulesets.map(
    (ruleset) =>
      `export const ${ruleset.id}: RulesetSheet = ${JSON.stringify(rulesetSheetOf(ruleset), null, 2)};\n`,
  );
  return `${HEADER}import type { RulesetSheet } from '../../model/rule.ts';

${sheets.join('\n')}
export const rulesets: readonly RulesetSheet[] = [${rulesets.map(({ id }) => id).join(', ')}];
`;
}

function rulesetSheetOf(ruleset: CompiledRuleset): RulesetSheet {
  return {
    id: ruleset.id,
    version: ruleset.version,
    digest: ruleset.digest,
    description: ruleset.description,
    path: `/rulesets/${ruleset.id}/${ruleset.version}/ruleset.yaml`,
    rules: ruleset.rules.map(ruleSheetOf),
  };
}

function ruleSheetOf({
  id,
  definition,
  page,
  english: translated,
  good,
  bad,
}: CompiledRule): RuleSheet {
  const { severity, description, documentationUrl: url } = definition;
  const { family, effort, axis, weight } = definition.extensions;
  const { title, basis, markdown, html } = page;
  const { fix: _, example: __, ...english } = translated;
  const mandatory = severity === 'error';
  const path = `/regles/${id}`;
  return {
    ...{ id, severity, mandatory, title, description, family, basis, effort, axis, weight },
    ...{ path, url, markdown, html, english, good, bad },
  };
}

const DECLARATION = `${HEADER}import type { RulesetDefinition } from '@stoplight/spectral-core';

export declare const definition: RulesetDefinition;
`;

function rulesetSource(ruleset: CompiledRuleset): string {
  const { id, version, digest } = ruleset;
  const carried = { id, version, digest, rules: ruleset.rules.map(descriptionOf) };
  return `${HEADER}import type { RuleDescription } from '../../model/rule.ts';
import { definition } from './${id}.definition.mjs';

const carried = ${JSON.stringify(carried, null, 2)} as const;

/** Imports Spectral's functions: load it lazily. */
export const ${id} = { ...carried, rules: carried.rules as readonly RuleDescription[], definition };
`;
}

function descriptionOf({ id, definition, page }: CompiledRule): RuleDescription {
  const { family, effort, axis, weight } = definition.extensions;
  const { title, basis, fix, example } = page;
  const documentation = definition.documentationUrl;
  return { rule: id, title, documentation, family, basis, effort, axis, weight, fix, example };
}

/** Spectral's packages are CommonJS: their default import is the one that Node and esbuild agree on. */
function definitionSource(ruleset: CompiledRuleset): string {
  const imports = ruleset.functions.map(
    (name) => `import ${name} from '../../../rulesets/functions/${name}.js';\n`,
  );
  const rules = ruleset.rules.map(
    ({ id, definition }) => `    ${JSON.stringify(id)}: ${ruleSource(definition)},\n`,
  );
  return `${HEADER}import formats from '@stoplight/spectral-formats';
import functions from '@stoplight/spectral-functions';
${imports.join('')}
export const definition = {
  parserOptions: ${JSON.stringify(ruleset.parserOptions)},
  rules: {
${rules.join('')}  },
};
`;
}

function ruleSource({ formats, then, ...rest }: RuleDefinition): string {
  const thens = [then].flat().map(({ function: name, ...options }) => {
    const reference = isCore(name) ? `functions.${name}` : name;
    return `{ ...${JSON.stringify(options)}, function: ${reference} }`;
  });
  const names = formats.map((name) => `formats.${name}`).join(', ');
  return `{ ...${JSON.stringify(rest)}, formats: [${names}], then: [${thens.join(', ')}] }`;
}

// What is served.

async function publish(ruleset: CompiledRuleset): Promise<void> {
  const folder = `${ASSETS}/${ruleset.id}/${ruleset.version}/`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(`${folder}functions`, { recursive: true });
  await writeFile(
    `${folder}ruleset.yaml`,
    stringify({
      description: ruleset.description,
      'x-version': ruleset.version,
      'x-digest': ruleset.digest,
      parserOptions: ruleset.parserOptions,
      functions: ruleset.functions,
      rules: Object.fromEntries(ruleset.rules.map(({ id, definition }) => [id, definition])),
    }),
  );
  for (const name of await modulesOf(ruleset.functions)) {
    await cp(`${SOURCES}/functions/${name}`, `${folder}functions/${name}`);
  }
  await writeFile(`${folder}SHA256SUMS`, ruleset.sums);
}
