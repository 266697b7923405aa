import { describe, expect, it } from 'vitest';
import { rulesAround, subjects } from './judge.ts';
import { mutantsOf, survives } from './mutants.ts';

describe.each(subjects)('$id', ({ id }) => {
  const rule = rulesAround(id)[id];
  if (rule === undefined) throw new Error(id);

  it('is itself accepted: the check is not blind', async () => {
    expect(await survives(id, rule)).toBe(true);
  });

  it.each(mutantsOf(rule))('dies: $name', async (mutant) => {
    expect(await survives(id, mutant.rule)).toBe(false);
  });
});
