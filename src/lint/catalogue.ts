/** Ids of the rulesets, known without loading the engine. The first is the default. */
export const RULESET_IDS = ['territoire', 'spectral:oas'] as const;

export type RulesetId = (typeof RULESET_IDS)[number];

/** Of the profiles of a ruleset, the one that is meant when none is named. */
export const DEFAULT_PROFILE = 'socle';
