/** A few seconds of `npm run fuzz`; the seed is fixed, how far it gets depends on the machine. */
import { expect, it } from 'vitest';
import { fuzz } from '../../src/build/fuzz.ts';

it('holds on documents and rulesets changed at random', async () => {
  const { failures, rounds } = await fuzz(5, 1);
  expect(failures.map(({ round, what }) => `round ${round}: ${what}`)).toEqual([]);
  expect(rounds).toBeGreaterThan(5);
});
