/**
 * Documents on which the checkers of other states give a clean bill or crash, as measured in
 * docs/fail-open.md. None of them may leave here with a verdict better than it deserves.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { lint } from '../../src/lint/lint.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';
import type { DocumentReport, Verdict } from '../../src/model/report.ts';

const PAGE = readFileSync(resolve(import.meta.dirname, '../../docs/fail-open.md'), 'utf8');

/** The good document of the first rule, with something of the vendor's own put in. */
const good = territoire.rules[0]?.good ?? '';
const withExample = (example: string) =>
  good.replace(/ {14}example:\n(?: {16}.*\n)+/, `              example: ${example}\n`);

interface Case {
  readonly name: string;
  readonly text: string;
  readonly verdict: Verdict;
  /** Code of the obstacle, or the rule that fails. */
  readonly why: string;
}

const CASES: readonly Case[] = [
  { name: 'objet vide', text: '{}', verdict: 'non-evaluable', why: 'pas-openapi' },
  {
    name: 'Swagger 2.0',
    text: 'swagger: "2.0"\ninfo: { title: x, version: 1.0.0 }\npaths: {}\n',
    verdict: 'non-evaluable',
    why: 'version-non-evaluable',
  },
  {
    name: 'texte illisible',
    text: 'not yaml at all: [',
    verdict: 'non-evaluable',
    why: 'syntaxe-invalide',
  },
  {
    name: 'OpenAPI 3.1 sans rien',
    text: 'openapi: 3.1.0\ninfo: { title: x, version: 1.0.0 }\npaths: {}\n',
    verdict: 'non-evaluable',
    why: 'aucune-operation',
  },
  {
    name: 'OpenAPI invalide',
    text: good.replaceAll('    get:\n', '    GET:\n').replace('  /export:', '  export:'),
    verdict: 'non-evaluable',
    why: 'aucune-operation',
  },
  {
    name: 'OpenAPI invalide par endroits',
    text: good.replace('          description: Une piscine par ligne.\n', ''),
    verdict: 'non-conforme',
    why: 'territoire-openapi-valid',
  },
  {
    name: 'liste à la place des réponses',
    text: good.replace(
      / {6}responses:\n {8}"200":\n {10}description: Une piscine[\s\S]*?(?=components:)/,
      '      responses: [{ a: 1 }, { b: 2 }]\n',
    ),
    verdict: 'non-conforme',
    why: 'territoire-openapi-valid',
  },
  {
    name: 'liste nommée « responses » dans un exemple',
    text: withExample('{ responses: [{ a: 1 }, { b: 2 }] }'),
    verdict: 'conforme-avec-reserves',
    why: 'territoire-example-valid',
  },
  {
    name: 'version d’OpenAPI inconnue',
    text: good.replace('openapi: 3.1.0', 'openapi: 4.0.0'),
    verdict: 'non-evaluable',
    why: 'version-non-evaluable',
  },
];

async function judged(text: string): Promise<DocumentReport> {
  const ruleset = await loadRuleset('territoire');
  if (ruleset === undefined) throw new Error('territoire');
  const file = { name: 'document', bytes: new TextEncoder().encode(text) };
  const [document] = (await lint([file], ruleset)).report.documents;
  if (document === undefined) throw new Error('no report');
  return document;
}

describe.each(CASES)('$name', ({ name, text, verdict, why }) => {
  it(`is ${verdict}: ${why}`, async () => {
    const document = await judged(text);
    const failed = document.outcomes.filter(({ outcome }) => outcome === 'failed');
    const reasons = [
      ...document.obstacles.map(({ code }) => code),
      ...failed.map(({ rule }) => rule),
    ];
    expect(document.verdict).toBe(verdict);
    expect(reasons).toContain(why);
    expect(document.outcomes.filter(({ outcome }) => outcome === 'inconclusive')).toEqual([]);
    if (verdict === 'non-evaluable') expect(document.scores).toBeNull();
  });

  it('is told so in docs/fail-open.md', () => {
    const row = PAGE.split('\n').find((line) => line.startsWith(`| ${name} `));
    expect(row).toContain(`\`${why}\``);
    expect(row).toContain(verdict);
  });
});
