import { describe, expect, it } from 'vitest';
import { DIALECTS, type DialectName, outcomesOf, type Pair, pair, SPECTRAL } from './engines.ts';
import { type Flavour, instance, mulberry32, rootSchema } from './generator.ts';

/** Time for each dialect and mode; `FUZZ_MS=60000 FUZZ_SEED=7` looks longer and elsewhere. */
const MILLISECONDS = Number(process.env.FUZZ_MS ?? 200);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const INSTANCES = 12;
/** Ajv keeps every schema it has compiled: a new pair now and then. */
const SCHEMAS_PER_PAIR = 200;

function compareOne(engines: Pair, flavour: Flavour, seed: number): number {
  const random = mulberry32(seed);
  const schema = rootSchema(random, flavour);
  const instances = Array.from({ length: INSTANCES }, () => instance(random));
  const real = outcomesOf(engines.real, structuredClone(schema), instances);
  const ours = outcomesOf(engines.ours, structuredClone(schema), instances);
  for (const [i, outcome] of real.entries()) {
    // where ajv-errors itself crashes we answer: on properties called like one of Object.prototype's,
    // and on templates whose variable Ajv's optimizer has removed
    const crash = /push is not a function$|^data\d+ is not defined$/;
    if ('thrown' in outcome && crash.test(outcome.thrown)) ours[i] = outcome;
  }
  expect(ours, `seed ${seed}: ${JSON.stringify({ schema, instances })}`).toEqual(real);
  return real.length;
}

describe('random schemas and instances', () => {
  for (const dialect of Object.keys(DIALECTS) as DialectName[]) {
    for (const allErrors of [false, true]) {
      it(`answer like Ajv: ${dialect}, ${allErrors ? 'all errors' : 'first error'}`, () => {
        const until = performance.now() + MILLISECONDS;
        let engines: Pair | undefined;
        let cases = 0;
        for (let i = 0; i === 0 || performance.now() < until; i++) {
          if (i % SCHEMAS_PER_PAIR === 0) engines = pair(dialect, { ...SPECTRAL, allErrors });
          cases += compareOne(engines as Pair, { dialect, allErrors }, SEED * 1_000_003 + i);
        }
        console.log(`${dialect} ${allErrors}: ${cases} cases`);
      });
    }
  }
});
