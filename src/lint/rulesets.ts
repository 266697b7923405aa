import { STOCK_RULESET } from '../generated/engine.ts';
import { territoire } from '../generated/rulesets/territoire.ts';
import type { Digest } from '../model/report.ts';
import { oasRuleset, Ruleset, type RulesetDefinition } from './stoplight.ts';
import { shipped } from './substitutes/ruleset-validation.ts';

/** A ruleset ready to run, identified so that a second party can run the same one. */
export interface LoadedRuleset {
  readonly id: string;
  readonly version: string;
  readonly digest: Digest;
  readonly ruleset: Ruleset;
  /** Short French title of each rule. */
  readonly titles: ReadonlyMap<string, string>;
  /** Versions of OpenAPI that the ruleset judges; a document of another is `non-evaluable`. */
  readonly accepts: RegExp;
  /** Whether it also judges what is no OpenAPI description, when one of its formats knows it. */
  readonly anyFormat?: boolean;
  /**
   * Where the names of the documents start from, on the disk that the ruleset was read from: its
   * `overrides` match paths. Without it, documents and ruleset stand in one folder.
   */
  readonly root?: string;
}

type RulesetSource = Omit<LoadedRuleset, 'ruleset' | 'id' | 'root'> & {
  readonly definition: RulesetDefinition;
};

const SOURCES = {
  territoire: {
    version: territoire.version,
    digest: territoire.digest,
    definition: territoire.definition,
    titles: new Map(territoire.rules.map((rule) => [rule.id, rule.title])),
    accepts: /^3\.[012]\./,
  },
  'spectral:oas': {
    version: STOCK_RULESET.version,
    digest: STOCK_RULESET.digest,
    definition: { extends: [[oasRuleset, 'recommended']] } as RulesetDefinition,
    titles: new Map(),
    accepts: /^(?:2\.0|3\.[012]\.)/,
  },
} satisfies Readonly<Record<string, RulesetSource>>;

/** Our own rulesets, which a ruleset file may extend by their ids. */
export const RULESET_DEFINITIONS: Readonly<
  Record<string, Pick<RulesetSource, 'definition' | 'digest'>>
> = { territoire: SOURCES.territoire };

for (const { rules } of [territoire.definition, oasRuleset] as { rules: object }[])
  shipped.add(rules);

const loaded = new Map<string, LoadedRuleset>();

/** `id` or `id@version`; undefined when there is none such. */
export function loadRuleset(reference: string): LoadedRuleset | undefined {
  const [id = '', version] = reference.split('@');
  const sources: Readonly<Record<string, RulesetSource>> = SOURCES;
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (source === undefined || (version !== undefined && version !== source.version)) {
    return undefined;
  }
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const { definition, ...rest } = source;
  const ruleset = { id, ...rest, ruleset: new Ruleset(definition, { severity: 'recommended' }) };
  loaded.set(id, ruleset);
  return ruleset;
}
