import { defaultOf } from '../../named.ts';
import type { RulesetDefinition } from '../../stoplight.ts';

/**
 * Spectral's own AsyncAPI ruleset. Its schemas weigh 3 MB, which no page and no Worker should carry:
 * only the CLI imports this file.
 */
export async function loadAsyncApiRuleset(): Promise<RulesetDefinition> {
  return defaultOf(await import('@stoplight/spectral-rulesets/dist/asyncapi/index.js'));
}
