import { STOCK_RULESET } from '../generated/engine.ts';
import { territoire } from '../generated/rulesets/territoire.ts';
import type { Profile } from '../model/profile.ts';
import type { Digest, ProfileIdentity, Severity } from '../model/report.ts';
import type { RuleDescription } from '../model/rule.ts';
import { canonicalJson, digestOf } from './digest.ts';
import { oasRuleset, Ruleset, type RulesetDefinition } from './stoplight.ts';
import { shipped } from './substitutes/ruleset-validation.ts';

/** What a profile makes of a ruleset, as the verdict needs it. */
export interface AppliedProfile
  extends Pick<Profile, 'thresholds' | 'waivers' | 'documentWaivers'> {
  readonly identity: ProfileIdentity;
}

/** The next version of a ruleset: rules that it adds, and how grave it finds those that it changes. */
export interface NextVersion {
  readonly version: string;
  /** Rules that this version does not have. */
  readonly added: ReadonlySet<string>;
  readonly severities: ReadonlyMap<string, Severity>;
}

/** A ruleset ready to run, identified so that a second party can run the same one. */
export interface LoadedRuleset {
  readonly id: string;
  readonly version: string;
  readonly digest: Digest;
  /** With the rules of the next version, which are told apart from the others by `next`. */
  readonly ruleset: Ruleset;
  /** What is known of its rules; those that are not there have a name only. */
  readonly rules: ReadonlyMap<string, RuleDescription>;
  /** Versions of OpenAPI that the ruleset judges; a document of another is `non-evaluable`. */
  readonly accepts: RegExp;
  /** Whether it also judges what is no OpenAPI description, when one of its formats knows it. */
  readonly anyFormat?: boolean;
  /** Whether a document without any operation leaves nothing to judge. */
  readonly needsOperations?: boolean;
  readonly profile?: AppliedProfile;
  readonly next?: NextVersion;
  /**
   * Where the names of the documents start from, on the disk that the ruleset was read from: its
   * `overrides` match paths. Without it, documents and ruleset stand in one folder.
   */
  readonly root?: string;
}

type RulesetSource = Omit<LoadedRuleset, 'ruleset' | 'id' | 'root' | 'profile'> & {
  readonly definition: RulesetDefinition;
};

const SOURCES = {
  territoire: {
    version: territoire.version,
    digest: territoire.digest,
    definition: territoire.definition,
    rules: new Map(territoire.rules.map((rule) => [rule.rule, rule])),
    accepts: /^3\.[012]\./,
    needsOperations: true,
  },
  'spectral:oas': {
    version: STOCK_RULESET.version,
    digest: STOCK_RULESET.digest,
    definition: { extends: [[oasRuleset, 'recommended']] } as RulesetDefinition,
    rules: new Map(),
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
  const source = sourceOf(reference);
  if (source === undefined) return undefined;
  const known = loaded.get(source.id);
  if (known !== undefined) return known;
  const { definition, ...rest } = source;
  const ruleset = { ...rest, ruleset: new Ruleset(definition, { severity: 'recommended' }) };
  loaded.set(source.id, ruleset);
  return ruleset;
}

/**
 * The ruleset that a profile is of, with its severities and weights; undefined when there is none
 * such. Throws a RangeError that names, in French, a rule that the ruleset does not have.
 */
export function loadProfile(profile: Profile): LoadedRuleset | undefined {
  const source = sourceOf(profile.ruleset);
  if (source === undefined) return undefined;
  const { definition, ...rest } = source;
  const changed = Object.entries(profile.rules);
  const unknown = changed.find(([rule]) => !source.rules.has(rule));
  if (unknown !== undefined) throw new RangeError(`règle inconnue : ${unknown[0].slice(0, 80)}`);
  const severities = changed.flatMap(([rule, { severity }]) =>
    severity === undefined ? [] : [[rule, severity]],
  );
  const { thresholds, waivers, documentWaivers, id, version } = profile;
  const identity = { id, version, digest: digestOf(canonicalJson(profile)) };
  return {
    ...rest,
    ruleset: new Ruleset(
      { extends: [definition], rules: Object.fromEntries(severities) } as RulesetDefinition,
      { severity: 'recommended' },
    ),
    rules: new Map(
      [...source.rules].map(([rule, description]) => [
        rule,
        { ...description, weight: profile.rules[rule]?.weight ?? description.weight },
      ]),
    ),
    profile: { identity, thresholds, waivers, documentWaivers },
  };
}

function sourceOf(reference: string): (RulesetSource & { readonly id: string }) | undefined {
  const [id = '', version] = reference.split('@');
  const sources: Readonly<Record<string, RulesetSource>> = SOURCES;
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (source === undefined || (version !== undefined && version !== source.version)) {
    return undefined;
  }
  return { id, ...source };
}
