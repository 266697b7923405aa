import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askStock, type StockAnswer } from '../../oracles/stock.ts';
import { differences } from './compare.ts';
import { GIVEN_FORMS } from './given-forms.ts';

const CASES = `${import.meta.dirname}/cases`;
const DOCUMENTS = ['api.yaml', 'legacy/api.json', 'v2/swagger.yaml'].map(
  (name) => `${CASES}/${name}`,
);

/** One ruleset per form: a path that crashes takes the whole run of stock Spectral with it. */
describe('paths as public rulesets write them, on three documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'given-'));
  const rulesets = GIVEN_FORMS.map((given, rank) => ({ given, path: `${folder}/${rank}.yaml` }));
  const answers = new Map<string, StockAnswer[]>();

  beforeAll(async () => {
    for (const { given, path } of rulesets) {
      const rule = `given: ${JSON.stringify(given)}, message: '{{path}} {{property}} {{value}}'`;
      const step = 'then: {function: falsy}';
      writeFileSync(
        path,
        `rules:\n  resolved: {${rule}, ${step}}\n  unresolved: {${rule}, resolved: false, ${step}}\n`,
      );
    }
    for (const answer of await askStock(
      rulesets.map(({ path }) => ({ ruleset: path, files: DOCUMENTS })),
    )) {
      const { ruleset = '' } = answer;
      answers.set(ruleset, [...(answers.get(ruleset) ?? []), answer]);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(rulesets)('$given', async ({ path }) => {
    const stock = answers.get(path) ?? [];
    expect(stock).toHaveLength(DOCUMENTS.length);
    const found: string[] = [];
    for (const answer of stock) found.push(...(await differences(answer)));
    expect(found).toEqual([]);
  });
});
