import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/territoire.ts';
import { oasRuleset, Ruleset, type RulesetDefinition } from '../../src/lint/stoplight.ts';

/** The same definition as an object that the engine does not know, and so validates. */
function unknown(definition: RulesetDefinition): RulesetDefinition {
  const { rules, ...rest } = definition as { rules: object };
  return { ...rest, rules: { ...rules } } as RulesetDefinition;
}

describe('the rulesets that the product carries, whose definitions are not validated at run time', () => {
  it.each([
    ['territoire', territoire.definition],
    ['spectral:oas', oasRuleset],
  ])('%s is valid', (_, definition) => {
    expect(() => new Ruleset(unknown(definition))).not.toThrow();
  });

  it('are the only ones: any other is refused where it is wrong', () => {
    expect(() => new Ruleset({ rules: { a: { given: 1 } } } as never)).toThrow();
    expect(() => new Ruleset({ nothing: true } as never)).toThrow();
  });
});
