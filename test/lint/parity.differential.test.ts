import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { type Comparison, compareWithStock, KNOWN_DIFFERENCES } from '../oracles/compare.ts';
import { askStockSpectral } from '../oracles/stock.ts';

const KILOBYTE = 1024;

async function compareAll(files: readonly string[]): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const answer of await askStockSpectral(files)) {
    comparisons.push(await compareWithStock(answer));
  }
  return comparisons;
}

const different = ({ missing, extra, sameOrder }: Comparison): boolean =>
  missing.length > 0 || extra.length > 0 || !sameOrder;

describe('findings equal stock Spectral’s, to the order', () => {
  it('on the good and bad documents of our own rules', async () => {
    const files = globSync('rulesets/rules/*/{good,bad}.yaml').map(
      (path) => `${process.cwd()}/${path}`,
    );
    expect(files.length).toBeGreaterThan(20);
    const comparisons = await compareAll(files);
    expect(comparisons.filter(different)).toEqual([]);
  });

  it.skipIf(!hasShared)(
    `on every corpus document below 200 kB${needsShared}`,
    async () => {
      const comparisons = await compareAll(corpusDocuments(200 * KILOBYTE));
      expect(comparisons.length).toBeGreaterThan(200);
      expect(comparisons.reduce((sum, { findings }) => sum + findings, 0)).toBeGreaterThan(5_000);
      expect(comparisons.filter(different)).toEqual([]);
      // A known difference that no document shows any more is not one.
      const met = new Set(comparisons.flatMap(({ known }) => known));
      expect([...met].sort()).toEqual(KNOWN_DIFFERENCES.map(({ id }) => id).sort());
    },
    180_000,
  );
});
