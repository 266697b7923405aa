import {
  isURL,
  loadArazzoRuleset,
  oasRuleset,
  pathName,
  type RulesetDefinition,
} from '../stoplight.ts';
import { faultOf, RulesetFault } from './fault.ts';
import type { RulesetFiles } from './files.ts';
import { RULESET_LIMITS } from './limits.ts';
import { migrate } from './migrate.ts';
import { findBeside, findExtended, formatNamed, functionNamed, isTextRuleset } from './names.ts';
import { checkShape, isExtends, isRecord, isStrings, type RulesetData } from './shape.ts';
import { faultAt, parseRulesetText, type RulesetText } from './source.ts';

type Functions = ReadonlyMap<string, unknown>;
type Place = readonly (string | number)[];

/** One loading: what was read so far, for the digest, the limits and the places of faults. */
export interface Loading {
  readonly first: string;
  readonly files: RulesetFiles;
  readonly own: Readonly<Record<string, () => Promise<RulesetDefinition>>>;
  /** Text of each file that was read. */
  readonly texts: Map<string, string>;
  /** Names of the built-in rulesets that were used. */
  readonly builtIn: Set<string>;
  /** Each definition with the text it was made of, those that are extended first. */
  readonly made: { readonly text: RulesetText; readonly definition: RulesetDefinition }[];
}

/** Rulesets by name that are there in every place. */
export const BUILT_IN: Readonly<Record<string, () => Promise<RulesetDefinition>>> = {
  'spectral:oas': async () => oasRuleset,
  'spectral:arazzo': loadArazzoRuleset,
};

/** Named by Spectral, but too large to be everywhere (1.5 MB of schemas): the CLI alone has it. */
const ASYNCAPI = 'spectral:asyncapi';

/** The ruleset of a file: text that is read, or a program that is run where that is allowed. */
export async function definitionOfFile(
  path: string,
  loading: Loading,
  trail: readonly string[] = [],
): Promise<RulesetDefinition> {
  if (isURL(path)) {
    throw faultOf(
      'referentiel-reseau',
      path,
      'les référentiels ne sont pas lus sur le réseau : téléchargez le fichier et donnez son chemin',
    );
  }
  if (trail.includes(path)) {
    const circle = [...trail.slice(trail.indexOf(path)), path].map((file) => pathName(file));
    throw faultOf(
      'referentiel-cyclique',
      path,
      `les fichiers s’étendent en rond : ${circle.join(' → ')}`,
    );
  }
  if (trail.length >= RULESET_LIMITS.filesMax || loading.made.length >= RULESET_LIMITS.filesMax) {
    throw faultOf(
      'referentiel-trop-grand',
      path,
      `plus de ${RULESET_LIMITS.filesMax} fichiers s’étendent`,
    );
  }
  if (!isTextRuleset(path)) return (await evaluate(path, loading)) as RulesetDefinition;
  const text = parseRulesetText(path, await read(path, loading));
  const definition = await definitionOfText(text, loading, [...trail, path]);
  loading.made.push({ text, definition });
  return definition;
}

async function read(path: string, { files, texts }: Loading): Promise<string> {
  try {
    const text = await files.read(path);
    texts.set(path, text);
    return text;
  } catch {
    throw faultOf('referentiel-introuvable', path, 'fichier introuvable ou illisible');
  }
}

async function evaluate(path: string, { files, texts }: Loading): Promise<unknown> {
  if (files.evaluate === undefined) {
    throw faultOf(
      'referentiel-javascript',
      path,
      'un référentiel ou une fonction en JavaScript est un programme : il ne s’exécute que sur votre machine, avec « prise lint --ruleset »',
    );
  }
  const { exported, files: run } = await files.evaluate(path);
  for (const [name, text] of run) texts.set(name, text);
  return exported;
}

/** As Spectral's migrator does, with the things themselves where it writes imports of them. */
async function definitionOfText(
  text: RulesetText,
  loading: Loading,
  trail: readonly string[],
): Promise<RulesetDefinition> {
  const data = migrate(checkShape(text));
  const functions = await loadFunctions(text, data, loading);
  const { functions: _, functionsDir: __, ...definition } = data as Record<string, unknown>;
  const members = await membersOf(definition, { text, functions, loading, trail, at: [] });
  const { aliases, overrides } = definition;
  return {
    ...members,
    ...(isRecord(aliases) && { aliases: aliasesOf(aliases, text) }),
    ...(Array.isArray(overrides) && {
      overrides: await Promise.all(
        overrides.map((override: unknown, rank) =>
          isRecord(override)
            ? membersOf(override, { text, functions, loading, trail, at: ['overrides', rank] })
            : override,
        ),
      ),
    }),
  } as RulesetDefinition;
}

interface Context {
  readonly text: RulesetText;
  readonly functions: Functions;
  readonly loading: Loading;
  readonly trail: readonly string[];
  /** Where in the file the members stand. */
  readonly at: Place;
}

/** What the root of a ruleset and each of its overrides have in common. */
async function membersOf(
  members: Record<string, unknown>,
  context: Context,
): Promise<Record<string, unknown>> {
  const { text, at } = context;
  const changed = { ...members };
  if (members.extends !== undefined) changed.extends = await extended(members.extends, context);
  if (members.formats !== undefined) {
    changed.formats = formatsOf(members.formats, text, [...at, 'formats']);
  }
  if (isRecord(members.rules)) {
    changed.rules = Object.fromEntries(
      Object.entries(members.rules).map(([name, rule]) => [
        name,
        isRecord(rule) ? ruleOf(rule, context, [...at, 'rules', name]) : rule,
      ]),
    );
  }
  return changed;
}

async function extended(value: unknown, context: Context): Promise<unknown> {
  const { text, at } = context;
  if (!isExtends(value)) {
    throw faultAt(text, [...at, 'extends'], '« extends » attend un nom ou une liste de noms');
  }
  if (typeof value === 'string') return await extend(value, context, [...at, 'extends']);
  const rulesets: unknown[] = [];
  // One after the other: the order in which files are read is the order of faults.
  for (const [rank, item] of value.entries()) {
    const place = [...at, 'extends', rank];
    if (typeof item === 'string') rulesets.push(await extend(item, context, place));
    else rulesets.push([await extend(item[0], context, place), item[1]]);
  }
  return rulesets;
}

async function extend(name: string, context: Context, place: Place): Promise<RulesetDefinition> {
  const { text, loading, trail } = context;
  const known = { ...BUILT_IN, ...loading.own, ...loading.files.builtIn };
  const builtIn = Object.hasOwn(known, name) ? known[name] : undefined;
  if (builtIn !== undefined) {
    loading.builtIn.add(name);
    return await builtIn();
  }
  if (name === ASYNCAPI) {
    throw faultAt(
      text,
      place,
      `« ${ASYNCAPI} » est trop volumineux pour être proposé ici : utilisez « prise lint » sur votre machine`,
      'referentiel-indisponible',
    );
  }
  const path = findExtended(name, text.path, loading.first, loading.files);
  try {
    return await definitionOfFile(path, loading, trail);
  } catch (error) {
    // What is wrong is the mention, when the file that it names is not there or may not be used.
    if (!(error instanceof RulesetFault) || error.problems[0]?.line !== null) throw error;
    throw faultAt(text, place, `« ${name} » : ${error.problems[0].message}`, error.code);
  }
}

function formatsOf(names: unknown, text: RulesetText, place: Place): unknown[] {
  if (!isStrings(names)) throw faultAt(text, place, '« formats » attend une liste de noms');
  const formats = names.map((name, rank) => {
    const format = formatNamed(name);
    if (format === undefined) {
      throw faultAt(text, [...place, rank], `format inconnu de Spectral : « ${name} »`);
    }
    return format;
  });
  return [...new Set(formats)];
}

function ruleOf(
  rule: Record<string, unknown>,
  context: Context,
  place: Place,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(rule).map(([name, value]) => {
      if (name === 'formats') return [name, formatsOf(value, context.text, [...place, name])];
      return [name, name === 'then' ? stepsOf(value, context, [...place, name]) : value];
    }),
  );
}

function stepsOf(steps: unknown, context: Context, place: Place): unknown {
  if (Array.isArray(steps)) {
    return steps.map((step: unknown, rank) => stepsOf(step, context, [...place, rank]));
  }
  return isRecord(steps) ? stepOf(steps, context, place) : steps;
}

/** A name that stands for nothing stays so: Spectral's validation then says where. */
function stepOf(
  step: Record<string, unknown>,
  { text, functions }: Context,
  place: Place,
): Record<string, unknown> {
  const { function: name } = step;
  if (name === undefined) return step;
  if (typeof name !== 'string') {
    throw faultAt(text, [...place, 'function'], '« function » attend le nom d’une fonction');
  }
  return { ...step, function: functionNamed(name) ?? functions.get(name) };
}

function aliasesOf(aliases: Record<string, unknown>, text: RulesetText): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(aliases).map(([name, alias]) => {
      if (!isRecord(alias) || !Array.isArray(alias.targets)) return [name, alias];
      const targets = alias.targets.map((target: unknown, rank) => {
        if (!isRecord(target) || target.formats === undefined) return target;
        const place = ['aliases', name, 'targets', rank, 'formats'];
        return { ...target, formats: formatsOf(target.formats, text, place) };
      });
      return [name, { ...alias, targets }];
    }),
  );
}

/** The user's own functions: one file each, beside the ruleset. */
async function loadFunctions(
  text: RulesetText,
  { functions = [], functionsDir = 'functions' }: RulesetData,
  loading: Loading,
): Promise<Functions> {
  const loaded = new Map<string, unknown>();
  for (const [rank, name] of functions.entries()) {
    const path = findBeside(`${functionsDir}/${name}.js`, text.path);
    try {
      loaded.set(pathName(path, true), await evaluate(path, loading));
    } catch (error) {
      if (!(error instanceof RulesetFault) || error.problems[0]?.line !== null) throw error;
      const { message } = error.problems[0];
      throw faultAt(text, ['functions', rank], `« ${name} » : ${message}`, error.code);
    }
  }
  return loaded;
}
