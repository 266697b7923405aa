/** Ids of the rulesets, known without loading the engine. The first is the default. */
export const RULESET_IDS = ['territoire', 'spectral:oas'] as const;

export type RulesetId = (typeof RULESET_IDS)[number];
