/** The OpenAPI Initiative's own documents, right and wrong: judged as stock Spectral judges them. */
import { existsSync, globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHARED } from '../corpus.ts';
import { compareWithStock } from '../oracles/compare.ts';
import { askStockSpectral } from '../oracles/stock.ts';

const SUITE = `${SHARED}/suites/openapi-schema`;
const here = existsSync(SUITE);

describe.skipIf(!here)(
  `the OpenAPI Initiative's documents${here ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    it('have the findings that stock Spectral has, to the order', async () => {
      const files = globSync(`${SUITE}/**/{pass,fail}/*.yaml`).sort();
      expect(files.length).toBeGreaterThan(100);
      const different: string[] = [];
      let failing = 0;
      for (const answer of await askStockSpectral(files)) {
        const { missing, extra, sameOrder } = await compareWithStock(answer);
        if (missing.length + extra.length > 0 || !sameOrder) different.push(basename(answer.file));
        if ('findings' in answer && answer.findings.some(({ code }) => code === 'oas3-schema')) {
          failing++;
        }
      }
      expect(different).toEqual([]);
      // The wrong documents really exercise the schema rule.
      expect(failing).toBeGreaterThan(25);
    }, 120_000);
  },
);
