import { STOCK_RULESET } from '../generated/engine.ts';
import { releases } from '../generated/rulesets/releases.ts';
import { next } from '../generated/rulesets/territoire.next.ts';
import { territoire } from '../generated/rulesets/territoire.ts';
import type { Profile } from '../model/profile.ts';
import type { Digest, ProfileIdentity, Severity } from '../model/report.ts';
import type { RuleDescription } from '../model/rule.ts';
import { DEFAULT_PROFILE } from './catalogue.ts';
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

/** A version of a ruleset of ours as it is compiled. */
export interface Edition {
  readonly id: string;
  readonly version: string;
  readonly digest: Digest;
  readonly rules: readonly RuleDescription[];
  /** None before 1.0.0. */
  readonly profiles: readonly Profile[];
  readonly definition: RulesetDefinition;
}

type RulesetSource = Omit<LoadedRuleset, 'ruleset' | 'root' | 'profile'> & {
  /** Without the rules of the next version. */
  readonly definition: RulesetDefinition;
  readonly profiles: readonly Profile[];
  /** Rules of the next version. */
  readonly upcoming?: RulesetDefinition;
};

function sourceOf(edition: Edition): RulesetSource {
  const { rules, ...rest } = edition;
  carry(edition.definition);
  return {
    ...rest,
    rules: new Map(rules.map((rule) => [rule.rule, rule])),
    accepts: /^3\.[012]\./,
    needsOperations: true,
  };
}

/** Definitions that the product carries are not validated at run time. */
function carry<T extends RulesetDefinition>(definition: T): T {
  shipped.add((definition as { rules: object }).rules);
  return definition;
}

const STOCK: RulesetSource = {
  id: 'spectral:oas',
  version: STOCK_RULESET.version,
  digest: STOCK_RULESET.digest,
  definition: { extends: [[oasRuleset, 'recommended']] } as RulesetDefinition,
  profiles: [],
  rules: new Map(),
  accepts: /^(?:2\.0|3\.[012]\.)/,
};
carry(oasRuleset);

/** The working versions: those that are meant when none is named. */
const SOURCES: Readonly<Record<string, RulesetSource>> = {
  territoire: withNext(sourceOf(territoire)),
  'spectral:oas': STOCK,
};

function withNext(source: RulesetSource): RulesetSource {
  return {
    ...source,
    rules: new Map([...source.rules, ...next.rules.map((rule) => [rule.rule, rule] as const)]),
    upcoming: carry(next.definition),
    next: {
      version: next.version,
      added: new Set(next.rules.map(({ rule }) => rule)),
      severities: new Map(Object.entries(next.severities)),
    },
  };
}

/** Our own rulesets, which a ruleset file may extend by their ids. */
export const RULESET_DEFINITIONS: Readonly<
  Record<string, Pick<RulesetSource, 'definition' | 'digest'>>
> = { territoire };

const plain = new Map<string, LoadedRuleset>();
const profiled = new WeakMap<Profile, LoadedRuleset>();

/**
 * `id` or `id@version`, judged as one of its own profiles says, or as the default one where it has
 * any; undefined when there is none such. Older releases are fetched when they are first asked for.
 */
export async function loadRuleset(
  reference: string,
  profile?: string,
): Promise<LoadedRuleset | undefined> {
  const source = await findSource(reference);
  if (source === undefined) return undefined;
  const chosen = source.profiles.find(({ id }) => id === (profile ?? DEFAULT_PROFILE));
  if (chosen !== undefined) return profiledBy(source, chosen);
  return profile === undefined ? unprofiled(source) : undefined;
}

/**
 * The ruleset that a profile is of, with its severities and weights; undefined when there is none
 * such. Throws an UnknownRule when the profile names a rule that the ruleset does not have.
 */
export async function loadProfile(profile: Profile): Promise<LoadedRuleset | undefined> {
  const source = await findSource(profile.ruleset);
  return source && profiledBy(source, profile);
}

/** Says, in French, which rule of a profile is none of its ruleset. */
export class UnknownRule extends RangeError {
  readonly rule: string;

  constructor(rule: string) {
    super(`règle inconnue : ${rule.slice(0, 80)}`);
    this.rule = rule;
  }
}

async function findSource(reference: string): Promise<RulesetSource | undefined> {
  const [id = '', version] = reference.split('@');
  const source = Object.hasOwn(SOURCES, id) ? SOURCES[id] : undefined;
  if (source === undefined) return undefined;
  if (version === undefined || version === source.version) return source;
  const release = releases.find((each) => each.id === id && each.version === version);
  return release && sourceOf(await release.load());
}

function unprofiled(source: RulesetSource): LoadedRuleset {
  const key = `${source.id}@${source.version}`;
  const known = plain.get(key);
  if (known !== undefined) return known;
  const ruleset = loaded(source, definitionOf(source));
  plain.set(key, ruleset);
  return ruleset;
}

/** One ruleset a profile, as long as the profile itself is kept. */
function profiledBy(source: RulesetSource, profile: Profile): LoadedRuleset {
  const known = profiled.get(profile);
  if (known !== undefined) return known;
  const { id, version, thresholds, waivers, documentWaivers } = profile;
  const changed = Object.entries(profile.rules);
  const { rules } = source.definition as { rules?: object };
  const judged = rules ?? unprofiled(source).ruleset.rules;
  const unknown = changed.find(([rule]) => !Object.hasOwn(judged, rule));
  if (unknown !== undefined) throw new UnknownRule(unknown[0]);
  const severities = changed.flatMap(([rule, { severity }]) =>
    severity === undefined ? [] : [[rule, severity] as const],
  );
  const ruleset = {
    ...loaded(source, withSeverities(definitionOf(source), severities)),
    rules: new Map(
      [...source.rules].map(([rule, description]) => [
        rule,
        { ...description, weight: profile.rules[rule]?.weight ?? description.weight },
      ]),
    ),
    profile: {
      identity: { id, version, digest: digestOf(canonicalJson(profile)) },
      ...{ thresholds, waivers, documentWaivers },
    },
  };
  profiled.set(profile, ruleset);
  return ruleset;
}

function definitionOf({ definition, upcoming }: RulesetSource): RulesetDefinition {
  if (upcoming === undefined) return definition;
  const [now, later] = [definition, upcoming] as { rules: object }[];
  const rules = { ...now?.rules, ...later?.rules };
  return carry({ ...(definition as object), rules } as RulesetDefinition);
}

function loaded(source: RulesetSource, definition: RulesetDefinition): LoadedRuleset {
  const { definition: _, profiles: __, upcoming: ___, ...rest } = source;
  return { ...rest, ruleset: new Ruleset(definition, { severity: 'recommended' }) };
}

/** As `extends` and `rules` of a Spectral file: what a published profile does. */
function withSeverities(
  definition: RulesetDefinition,
  severities: readonly (readonly [string, string])[],
): RulesetDefinition {
  if (severities.length === 0) return definition;
  const rules = Object.fromEntries(severities);
  // Spectral does not take them from what is extended.
  const { parserOptions } = definition as { parserOptions?: object };
  const options = parserOptions && { parserOptions };
  return carry({ extends: [definition], ...options, rules } as unknown as RulesetDefinition);
}
