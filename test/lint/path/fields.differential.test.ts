import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JSONPath as OurJsonPath } from '../../../src/lint/path/alias/jsonpath-plus.ts';
import { getLintTargets } from '../../../src/lint/path/lint-targets.ts';
import { SAMPLE } from './documents.ts';
import { EXPRESSIONS } from './expressions.ts';
import { FIELDS } from './fields.ts';

const require = createRequire(import.meta.url);
const core = dirname(require.resolve('@stoplight/spectral-core'));
const stock = require(join(core, 'runner/utils/getLintTargets.js')) as {
  getLintTargets: typeof getLintTargets;
};
const plus = require('jsonpath-plus') as { JSONPath: typeof OurJsonPath };

const VALUES: readonly unknown[] = [
  SAMPLE,
  ...Object.values(SAMPLE),
  { name: 'n', 'a.b': 1, a: { b: 2, 'b.c': 3 }, 'x-y': 4, '': 5 },
  { a: [{ b: 'deep' }], tags: ['t'], type: 'x' },
  [],
  {},
  null,
  undefined,
  'text',
  0,
];

function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
}

describe('then.field', () => {
  it.each(FIELDS)('%j gives the same targets', (field) => {
    for (const value of VALUES) {
      expect(outcome(() => getLintTargets(value, field))).toEqual(
        outcome(() => stock.getLintTargets(value, field)),
      );
    }
  });
});

describe('jsonpath-plus', () => {
  it.each([...FIELDS, ...EXPRESSIONS].filter((path) => path.startsWith('$')))('%s', (path) => {
    for (const json of VALUES.filter((value) => typeof value === 'object')) {
      const run = (JSONPath: typeof OurJsonPath): unknown => {
        const seen: unknown[] = [];
        const failure = outcome(() => {
          JSONPath({
            path,
            json,
            resultType: 'all',
            callback: (result) => seen.push([result.path, result.value]),
          });
        });
        return { seen, failure };
      };
      expect(run(OurJsonPath)).toEqual(run(plus.JSONPath));
    }
  });
});
