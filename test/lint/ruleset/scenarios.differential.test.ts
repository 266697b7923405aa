import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasShared, needsShared, SHARED } from '../../corpus.ts';
import { readScenarios, type StagedScenario, stage } from '../../oracles/scenarios.ts';
import { askStock, type StockAnswer } from '../../oracles/stock.ts';
import { differences } from './compare.ts';
import { SKIPPED } from './skipped-scenarios.ts';

const FOLDER = `${SHARED}/corpus/spectral-scenarios/test-harness/scenarios`;
const scenarios = hasShared ? readScenarios(FOLDER) : [];
const run = scenarios.filter(({ id }) => !(id in SKIPPED));

describe.skipIf(!hasShared)(`Spectral's own scenarios${needsShared}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'scenarios-'));
  const staged = new Map<string, StagedScenario>();
  const answers = new Map<string, StockAnswer[]>();

  beforeAll(async () => {
    for (const scenario of run) {
      const files = stage(scenario, join(root, scenario.id));
      if (files !== undefined) staged.set(scenario.id, files);
    }
    for (const answer of await askStock([...staged.values()])) {
      const { ruleset = '' } = answer;
      answers.set(ruleset, [...(answers.get(ruleset) ?? []), answer]);
    }
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('are all run or skipped for a reason', () => {
    expect(Object.keys(SKIPPED).filter((id) => !scenarios.some((s) => s.id === id))).toEqual([]);
    expect(run.length).toBeGreaterThan(30);
  });

  it.each(run)('$id: $title', async ({ id }) => {
    const files = staged.get(id);
    const stock = answers.get(files?.ruleset ?? '') ?? [];
    expect(stock.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const answer of stock) found.push(...(await differences(answer)));
    expect(found).toEqual([]);
  });
});
