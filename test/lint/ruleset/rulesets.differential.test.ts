import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { askStock, type StockAnswer } from '../../oracles/stock.ts';
import { askOurs, differences } from './compare.ts';

const FOLDER = `${import.meta.dirname}/cases`;
const DOCUMENTS = [
  'api.yaml',
  'doors.asyncapi.yaml',
  'flow.arazzo.yaml',
  'legacy/api.json',
  'multi.yaml',
  'streets.asyncapi.yaml',
  'v2/swagger.yaml',
].map((name) => `${FOLDER}/${name}`);
const rulesets = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => `${FOLDER}/${name}`)
  .filter((path) => !DOCUMENTS.includes(path))
  .sort();

const INVALID = `${FOLDER}/invalid`;
const invalid = readdirSync(INVALID)
  .sort()
  .map((name) => `${INVALID}/${name}`);

describe('rulesets written by hand, on seven documents', () => {
  const answers = new Map<string, StockAnswer[]>();

  beforeAll(async () => {
    const asked = await askStock([
      ...rulesets.map((ruleset) => ({ ruleset, files: DOCUMENTS })),
      ...invalid.map((ruleset) => ({ ruleset, files: DOCUMENTS.slice(0, 1) })),
    ]);
    for (const answer of asked) {
      const { ruleset = '' } = answer;
      answers.set(ruleset, [...(answers.get(ruleset) ?? []), answer]);
    }
  });

  it.each(rulesets.map((path) => [basename(path), path]))('%s', async (name, path) => {
    const stock = answers.get(path) ?? [];
    expect(stock).toHaveLength(DOCUMENTS.length);
    const found: string[] = [];
    for (const answer of stock) found.push(...(await differences(answer)));
    expect(found).toEqual([]);
    // A ruleset that finds nothing anywhere compares nothing.
    const findings = stock.flatMap((answer) => ('findings' in answer ? answer.findings : []));
    if (!name.startsWith('crash')) expect(findings.length).toBeGreaterThan(3);
  });

  it.each(invalid.map((path) => [basename(path), path]))(
    '%s is refused, by stock Spectral too',
    async (_, path) => {
      const [stock] = answers.get(path) ?? [];
      await expect(askOurs(path, `${FOLDER}/api.yaml`)).rejects.toThrow(/^\//);
      expect(stock).toHaveProperty('crash');
    },
  );

  it('say which rules crashed, and keep what the others found', async () => {
    const { findings, report } = await askOurs(`${FOLDER}/crash.js`, `${FOLDER}/api.yaml`);
    expect(findings.map(({ code }) => code)).toEqual(['fine']);
    const [document] = report.documents;
    expect(document?.outcomes.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['crash', 'inconclusive'],
      ['crash-later', 'inconclusive'],
      ['no-list', 'inconclusive'],
      ['no-list-later', 'inconclusive'],
      ['fine', 'failed'],
    ]);
    expect(report.verdict).toBe('non-evaluable');
  });
});
