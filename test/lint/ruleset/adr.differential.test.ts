import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { corpusDocuments, hasShared, needsShared, SHARED } from '../../corpus.ts';
import { askStock, type StockAnswer } from '../../oracles/stock.ts';
import { askOurs, differences } from './compare.ts';

/** The Dutch API Design Rules: the best known national ruleset, with cases of its own. */
const ADR = `${SHARED}/suites/adr/media/linter.yaml`;
const CASES = `${SHARED}/suites/adr/linter/testcases`;
const cases = hasShared ? readdirSync(CASES).sort() : [];

/** Documents of the corpus: every nth in CI, all of them with `PARITY=full`. */
const FULL = process.env.PARITY === 'full';
const BYTES_MAX = 100 * 1024;
const SAMPLE = 40;
/** The documents in which the known differences show, always in the sample. */
const DIFFERING: readonly string[] = [
  'pb33f_libopenapi__badref-burgershop.openapi.yaml',
  'teamdigitale_api-openapi-samples__spid-aa-template.yaml',
];
const corpus = corpusDocuments(BYTES_MAX);
const step = FULL ? 1 : Math.max(1, Math.floor(corpus.length / SAMPLE));
const documents = corpus.filter(
  (path, rank) => rank % step === 0 || DIFFERING.includes(basename(path)),
);

describe.skipIf(!hasShared)(`the Dutch ADR ruleset${needsShared}`, () => {
  const answers = new Map<string, StockAnswer>();

  beforeAll(async () => {
    const files = [...cases.map((name) => `${CASES}/${name}/openapi.json`), ...documents];
    for (const answer of await askStock([{ ruleset: ADR, files }])) {
      answers.set(answer.file, answer);
    }
  });

  it.each(cases)('finds what stock Spectral finds: %s', async (name) => {
    const answer = answers.get(`${CASES}/${name}/openapi.json`);
    expect(answer).toBeDefined();
    expect(answer === undefined ? [] : await differences(answer)).toEqual([]);
  });

  it.each(cases)('finds what its authors expect: %s', async (name) => {
    const { findings } = await askOurs(ADR, `${CASES}/${name}/openapi.json`);
    const ours = findings.map(({ range, code, severity }) => {
      const { start } = range as { start: { line: number; character: number } };
      return `${start.line + 1}:${start.character + 1} ${WORDS[severity]} ${code}`;
    });
    const golden = rowsOf(readFileSync(`${CASES}/${name}/expected-output.txt`, 'utf8'));
    expect(ours.sort()).toEqual(golden.sort());
  });

  it(`finds what stock Spectral finds in ${documents.length} documents of the corpus`, async () => {
    const found: string[] = [];
    const seen = new Set<string>();
    let findings = 0;
    for (const document of documents) {
      const answer = answers.get(document);
      if (answer === undefined) throw new Error(`no answer for ${document}`);
      if ('findings' in answer) findings += answer.findings.length;
      found.push(...(await differences(answer, seen)));
    }
    console.info(`ADR : ${documents.length} documents, ${findings} constats`);
    expect(found.slice(0, 20)).toEqual([]);
    expect([...seen].sort()).toEqual([
      'remote-references ours',
      'remote-references stock',
      'stack-overflow stock',
    ]);
  });
});

const WORDS = ['error', 'warning', 'information', 'hint'];

/** ` 58:35  error  nlgov:use-problem-schema  The content type…` → its first three columns. */
function rowsOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => /^\s*(\d+:\d+)\s+(\w+)\s+(\S+)/.exec(line) ?? [])
    .filter((_, rank) => rank % 4 === 0)
    .map((row) => row.trim().split(/\s+/).slice(0, 3).join(' '));
}
