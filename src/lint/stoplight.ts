/**
 * The only importer of @stoplight: what the linter takes from Spectral, in one list. The packages
 * are CommonJS, whose names Node cannot always see through a namespace import: `named` finds them
 * on the default export there, and in the bundles where esbuild put them.
 */
import * as json from '@stoplight/json';
import * as path from '@stoplight/path';
import * as core from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as functions from '@stoplight/spectral-functions';
import * as parsers from '@stoplight/spectral-parsers';
import * as resolver from '@stoplight/spectral-ref-resolver';
import * as oas from '@stoplight/spectral-rulesets/dist/oas/index.js';
import * as runtime from '@stoplight/spectral-runtime';
import * as yamlAst from '@stoplight/yaml-ast-parser';

function named<T extends object>(namespace: T): T {
  const { default: exported } = namespace as { default?: T };
  return exported ?? namespace;
}

export const { Document, Ruleset, createRulesetFunction, getDiagnosticSeverity } = named(core);
export const { Json, Yaml } = named(parsers);
export const { Resolver } = named(resolver);
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
} =
  named(json);
export const { resolve: resolvePath } = named(path);
export const spectralFunctions = named(functions);
export const spectralFormats = named(formats);

type RulesetClass = typeof core.Ruleset;
export type Ruleset = InstanceType<RulesetClass>;
export type RulesetDefinition = ConstructorParameters<RulesetClass>[0];
export type Rule = Ruleset['rules'][string];
export type SpectralDocument = InstanceType<typeof core.Document<unknown>>;

/** Spectral's own OpenAPI ruleset, `spectral:oas`. */
const oasModule = named(oas) as unknown as { default?: unknown };
export const oasRuleset = (oasModule.default ?? oasModule) as RulesetDefinition;

/** The parts of a YAML syntax tree that the linter reads. */
export interface YamlNode {
  readonly mappings?: readonly YamlNode[];
  readonly items?: readonly (YamlNode | null)[];
  readonly value?: YamlNode | null;
}
export const loadYaml = named(yamlAst).load as unknown as (
  text: string,
  options: { ignoreDuplicateKeys: boolean },
) => YamlNode | undefined;
