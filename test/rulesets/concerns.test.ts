/**
 * A function may say that a node is none of its rule's business, so that the node does not count as
 * judged. Stock Spectral does not ask: where a function says so, it finds nothing either.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import type { DocumentReport } from '../../src/model/report.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { cases } from './cases/index.ts';
import { edit } from './edit.ts';
import { judge, load, type RuleDefinition, rules } from './judge.ts';

const MAX_BYTES = 200_000;

type Judging = (...asked: unknown[]) => unknown;

const concernsOf = (rule: RuleDefinition) =>
  rule.then.some(({ function: judging }) => 'concerns' in (judging as object));

/** The same rule, of an engine that asks nothing beforehand. */
function unasked(rule: RuleDefinition): RuleDefinition {
  return {
    ...rule,
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
    then: rule.then.map((each) => ({
      ...each,
      function: (...asked: unknown[]) => (each.function as Judging)(...asked),
    })),
  };
}

const asStock = Object.fromEntries(
  Object.entries(rules).map(([id, rule]) => [id, concernsOf(rule) ? unasked(rule) : rule]),
);
const whole = [load(rules), load(asStock)] as const;

/** Rules that left out a node somewhere. */
const spared = new Set<string>();

function compare(asked: DocumentReport, stock: DocumentReport): void {
  expect(asked.findings).toEqual(stock.findings);
  for (const [index, { rule, nodes, failing }] of asked.outcomes.entries()) {
    const other = stock.outcomes[index];
    expect([rule, failing]).toEqual([other?.rule, other?.failing]);
    if (nodes < (other?.nodes ?? 0)) spared.add(rule);
  }
}

it('would see a function that finds something where it said that it had no business', async () => {
  const [[id, rule] = []] = Object.entries(rules);
  const text = territoire.rules[0]?.good ?? '';
  if (id === undefined || rule === undefined) throw new Error('no rule');
  const finds = Object.assign(() => [{ message: 'x' }], { concerns: () => false });
  // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
  const wrong = { ...rule, then: [{ function: finds }] };
  const asked = await judge(text, load({ [id]: wrong }));
  const stock = await judge(text, load({ [id]: unasked(wrong) }));
  expect(() => compare(asked, stock)).toThrow();
});

const asking = territoire.rules.filter(({ id }) => {
  const rule = rules[id];
  return rule !== undefined && concernsOf(rule);
});

describe.each(asking)('$id', ({ id, good, bad }) => {
  const rule = rules[id];
  if (rule === undefined) throw new Error(id);
  const [asked, stock] = [load({ [id]: rule }), load({ [id]: unasked(rule) })];

  it('finds nothing where it has no business, in its cases', async () => {
    const document: unknown = parse(good);
    const texts = (cases[id] ?? []).map(({ edits }) => JSON.stringify(edit(document, edits)));
    for (const text of [good, bad, ...texts])
      compare(await judge(text, asked), await judge(text, stock));
  });
});

describe(`the corpus below 200 kB${needsShared}`, () => {
  it.skipIf(!hasShared)(
    'has no finding where a rule has no business',
    async () => {
      for (const file of corpusDocuments(MAX_BYTES)) {
        const text = readFileSync(file, 'utf8');
        const [asked, stock] = [await judge(text, whole[0]), await judge(text, whole[1])];
        expect([basename(file), asked.findings]).toEqual([basename(file), stock.findings]);
        compare(asked, stock);
      }
    },
    240_000,
  );
});

it('each function that may have no business has none somewhere', () => {
  const may = Object.entries(rules).filter(([, rule]) => concernsOf(rule));
  expect(may.map(([id]) => id).filter((id) => !spared.has(id))).toEqual([]);
  expect(may.length).toBeGreaterThan(30);
});
