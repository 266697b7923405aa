/**
 * What the linter takes from Spectral, in one list. Nothing else imports @stoplight, but for the
 * files in `substitutes/` that stand in for files of its own, and for `ruleset-file/desk/`,
 * which hands Spectral's modules on to rulesets written in JavaScript.
 */
import * as json from '@stoplight/json';
import * as path from '@stoplight/path';
import * as core from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as functions from '@stoplight/spectral-functions';
import * as parsers from '@stoplight/spectral-parsers';
import * as oas from '@stoplight/spectral-rulesets/dist/oas/index.js';
import * as runtime from '@stoplight/spectral-runtime';
import * as yaml from '@stoplight/yaml';
import * as yamlAst from '@stoplight/yaml-ast-parser';
import type { Range } from '../model/report.ts';
import type { Diagnostic } from './diagnostic.ts';
import { defaultOf, named } from './named.ts';

export const { Document, ParsedDocument, Ruleset, createRulesetFunction, getDiagnosticSeverity } =
  named(core);
export const { Json, Yaml } = named(parsers);
export const { getLocationForJsonPath: getYamlLocation, parseWithPointers: parseYaml } =
  named(yaml);
export const { getLocationForJsonPath: getJsonLocation, parseWithPointers: parseJson } =
  named(json);
export const {
  decodeSegmentFragment,
  getClosestJsonPath,
  isAbsoluteRef,
  PrintStyle,
  printPath,
  printValue,
  traverseObjUntilRef,
} = named(runtime);
export const {
  decodePointerFragment,
  encodePointerUriFragment,
  extractSourceFromRef,
  isLocalRef,
  pathToPointer,
  pointerToPath,
} = named(json);
export const {
  basename: pathName,
  dirname: pathFolder,
  extname: pathExtension,
  isAbsolute: isAbsolutePath,
  isURL,
  join: joinPath,
  relative: relativePath,
  resolve: resolvePath,
} = named(path);
export const spectralFunctions = named(functions);
export const spectralFormats = named(formats);

type RulesetClass = typeof core.Ruleset;
export type Ruleset = InstanceType<RulesetClass>;
export type RulesetDefinition = ConstructorParameters<RulesetClass>[0];
export type Rule = Ruleset['rules'][string];

/** What the linter and Spectral's functions read of a document. */
export interface SpecDocument {
  readonly source: string | null;
  readonly data: unknown;
  readonly diagnostics: readonly Diagnostic[];
  formats?: ReadonlySet<unknown> | null;
  getRangeForJsonPath(path: (string | number)[], closest?: boolean): Range | undefined;
}

/** Spectral's own OpenAPI ruleset, `spectral:oas`. */
export const oasRuleset = defaultOf<RulesetDefinition>(oas);

/** Spectral's own Arazzo ruleset, `spectral:arazzo`: few ask for it, so nobody else waits for it. */
export async function loadArazzoRuleset(): Promise<RulesetDefinition> {
  return defaultOf(await import('@stoplight/spectral-rulesets/dist/arazzo/index.js'));
}

/** Follows references from file to file: a document that stands alone does without. */
export async function loadResolver() {
  return named(await import('@stoplight/spectral-ref-resolver')).Resolver;
}

/** The parts of a YAML syntax tree that the linter reads. */
export interface YamlNode {
  readonly kind: number;
  readonly key?: YamlNode;
  readonly mappings?: readonly YamlNode[];
  readonly items?: readonly (YamlNode | null)[];
  /** A scalar's text, or the node that a member or an alias stands for. */
  readonly value?: YamlNode | string | null;
}
export const loadYaml = named(yamlAst).load as unknown as (
  text: string,
  options: { ignoreDuplicateKeys: boolean },
) => YamlNode | undefined;
