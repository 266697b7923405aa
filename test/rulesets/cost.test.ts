import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { costsOn } from './cost.ts';

/**
 * Members that a rule may read for each member that the document has. A rule that walks schemas
 * meets those that operations share once for each of them: six times over in the worst real document.
 */
const READS_MAX = 12;

/** The largest documents of the corpus, whatever they are. */
const LARGEST = 2;

const largest = corpusDocuments()
  .sort((left, right) => statSync(right).size - statSync(left).size)
  .slice(0, LARGEST);

describe(`the largest documents of the corpus${needsShared}`, () => {
  it.skipIf(!hasShared)(
    'cost no rule more than a few readings of themselves',
    async () => {
      for (const file of largest) {
        const costs = await costsOn(readFileSync(file, 'utf8'), basename(file));
        expect(costs.map(({ rule }) => rule)).toEqual(territoire.rules.map(({ id }) => id));
        expect(costs.filter(({ reads }) => reads > READS_MAX)).toEqual([]);
        // A count that is always zero would bound nothing.
        expect(Math.max(...costs.map(({ reads }) => reads))).toBeGreaterThan(1);
      }
    },
    120_000,
  );
});

describe('a document with more operations', () => {
  it('costs each rule more in proportion, and no more', async () => {
    const [small, large] = await Promise.all([grown(20), grown(200)].map((text) => costsOn(text)));
    const costly = (large ?? []).filter(
      ({ reads }, index) => reads > (small?.[index]?.reads ?? 0) * 1.5 + 1,
    );
    expect(costly).toEqual([]);
  });
});

/** The good document of the first rule, its operations over again. */
function grown(times: number): string {
  const text = territoire.rules[0]?.good ?? '';
  const start = text.indexOf('paths:\n') + 'paths:\n'.length;
  const end = text.indexOf('components:\n');
  const paths = text.slice(start, end);
  const again = Array.from({ length: times }, (_, rank) =>
    paths
      .replaceAll(/^ {2}\/(\w+):/gm, `  /$1-${rank}:`)
      .replaceAll(/operationId: (\w+)/g, `operationId: $1${rank}`),
  );
  return text.slice(0, start) + again.join('') + text.slice(end);
}
