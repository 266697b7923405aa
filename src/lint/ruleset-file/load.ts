import { STOCK_RULESET } from '../../generated/engine.ts';
import { canonicalJson, digestOf } from '../digest.ts';
import { type LoadedRuleset, RULESET_DEFINITIONS } from '../rulesets.ts';
import {
  pathFolder,
  pathName,
  Ruleset,
  type RulesetDefinition,
  relativePath,
} from '../stoplight.ts';
import { definitionOfFile, type Loading } from './definition.ts';
import { faultOf } from './fault.ts';
import type { RulesetFiles } from './files.ts';
import { isRecord } from './shape.ts';
import type { RulesetText } from './source.ts';
import { wordFault } from './wording.ts';

/** Said of a ruleset that does not say its version (`x-version`). */
const NO_VERSION = 'fichier';

/** The ruleset of a file in Spectral's format, ready to run; throws a `RulesetFault`. */
export async function loadRulesetFile(path: string, files: RulesetFiles): Promise<LoadedRuleset> {
  const loading: Loading = {
    first: path,
    files,
    own: Object.fromEntries(
      Object.entries(RULESET_DEFINITIONS).map(([id, { definition }]) => [
        id,
        async () => definition,
      ]),
    ),
    texts: new Map(),
    builtIn: new Set(),
    made: [],
  };
  const definition = await definitionOfFile(path, loading);
  if (!isRecord(definition)) {
    throw faultOf('referentiel-invalide', path, 'le fichier n’exporte pas de référentiel');
  }
  return {
    id: pathName(path),
    version: versionOf(definition),
    digest: digestOf(canonicalJson(contentOf(loading))),
    ruleset: compile(definition, loading),
    rules: new Map(),
    accepts: /^(?:2\.0|3\.[012](?:\.|$))/,
    // Its formats say what it is for: AsyncAPI and Arazzo are as good as OpenAPI.
    anyFormat: true,
  };
}

function versionOf(definition: Record<string, unknown>): string {
  const version = definition['x-version'];
  return typeof version === 'string' || typeof version === 'number'
    ? String(version).slice(0, 40)
    : NO_VERSION;
}

/** Every file, named from the first one's folder, and every built-in ruleset that they extend. */
function contentOf({ first, texts, builtIn }: Loading): unknown {
  const folder = pathFolder(first);
  return {
    files: Object.fromEntries(
      [...texts].map(([path, text]) => [relativePath(folder, path), digestOf(text)]),
    ),
    builtIn: Object.fromEntries(
      [...builtIn].map((id) => [id, RULESET_DEFINITIONS[id]?.digest ?? STOCK_RULESET.digest]),
    ),
  };
}

function compile(definition: RulesetDefinition, { first, made }: Loading): Ruleset {
  const source = made.find(({ text }) => text.path === first)?.text;
  try {
    return new Ruleset(definition, contextOf(first, source));
  } catch (error) {
    // Spectral does not say which of the files is at fault: the first that fails alone.
    for (const each of made) {
      try {
        new Ruleset(each.definition, contextOf(each.text.path, each.text));
      } catch (inner) {
        throw wordFault(inner, each.text.path);
      }
    }
    throw wordFault(error, first);
  }
}

function contextOf(source: string, text: RulesetText | undefined) {
  return {
    severity: 'recommended' as const,
    source,
    ...(text !== undefined && {
      sourceContext: {
        source,
        getLocationForJsonPath: (path: (string | number)[]) => text.locate(path),
      },
    }),
  };
}
