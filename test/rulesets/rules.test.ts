import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rulesets, territoire } from '../../src/generated/rulesets/catalogue.ts';
import { failures, judge, rules, rulesAround, rulesetAround, subjects } from './judge.ts';

const ROOT = resolve(import.meta.dirname, '../../rulesets');
const folders = readdirSync(`${ROOT}/rules`).sort();
const ids = territoire.rules.map(({ id }) => id);

/** What the breach of one rule alone makes of a document. */
const VERDICTS: Readonly<Record<string, string>> = {
  error: 'non-conforme',
  warn: 'conforme-avec-reserves',
  info: 'conforme',
};

describe('the registry, the folders and what is compiled agree', () => {
  it('each folder is extended by a ruleset, and each extension has its folder', () => {
    const extended = globSync(`${ROOT}/*.yaml`).flatMap((file) => {
      const { extends: paths = [] } = parse(readFileSync(file, 'utf8')) as { extends?: string[] };
      return paths.map((path) => path.replace('./rules/', '').replace('/rule.yaml', ''));
    });
    expect([...new Set(extended)].sort()).toEqual(folders);
  });

  it('the catalogue lists what the definition runs, once each', () => {
    expect(Object.keys(rules)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(folders);
    expect(rulesets).toContain(territoire);
  });

  it('the next version adds what lies in rulesets/next/, and nothing that is there already', () => {
    const added = territoire.next.rules.map(({ id }) => id);
    expect([...added].sort()).toEqual(readdirSync(`${ROOT}/next`).sort());
    expect(added.filter((id) => ids.includes(id))).toEqual([]);
  });

  it('every own function is used', () => {
    const used = globSync(`${ROOT}/{rules,next}/*/rule.yaml`).flatMap(
      (file) => (parse(readFileSync(file, 'utf8')) as { functions?: string[] }).functions ?? [],
    );
    const imported = globSync(`${ROOT}/functions/*.js`).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/ from '\.\/(\w+)\.js'/g)].map(([, name]) => name),
    );
    const present = readdirSync(`${ROOT}/functions`).map((name) => name.replace('.js', ''));
    expect(present.filter((name) => !used.includes(name) && !imported.includes(name))).toEqual([]);
  });
});

describe.each(subjects)('$id', (sheet) => {
  const { id, good, bad, severity } = sheet;
  const folder = `${ROOT}/${ids.includes(id) ? 'rules' : 'next'}/${id}`;

  it('has the five files of a rule', () => {
    const files = ['rule.yaml', 'rule.md', 'rule.en.md', 'good.yaml', 'bad.yaml'];
    expect(files.filter((name) => !existsSync(`${folder}/${name}`))).toEqual([]);
  });

  it('finds nothing in its good document, nor does any other rule', async () => {
    const report = await judge(good, rulesetAround(id));
    expect(failures(report)).toEqual([]);
    expect(report.outcomes.find(({ rule }) => rule === id)).toMatchObject({ outcome: 'passed' });
    expect(report.verdict).toBe('conforme');
  });

  it('is the only one to fail its bad document', async () => {
    const report = await judge(bad, rulesetAround(id));
    expect(failures(report)).toEqual([`${id} ${severity}`]);
    expect(report.verdict).toBe(VERDICTS[severity]);
  });

  it('reads anchored places only: recursive descent would visit every example', () => {
    expect([rulesAround(id)[id]?.given].flat().filter((path) => path?.includes('..'))).toEqual([]);
  });

  it('says where its page is', () => {
    expect(sheet.url).toBe(`https://prise-numerique.fr/regles/${id}`);
    expect(sheet.path).toBe(`/regles/${id}`);
  });

  it('names no norm without « ou équivalent » (CCP R2111-7 to -9)', () => {
    const norm = /RFC|OpenAPI|JSON Schema|RGI|RGS|ISO|Semantic Versioning/;
    expect(
      sheet.basis.filter((text) => norm.test(text) && !text.includes('ou équivalent')),
    ).toEqual([]);
  });
});

it('keeps as eliminatory what the calibration allows, and nothing else', () => {
  expect(territoire.rules.filter(({ mandatory }) => mandatory).map(({ id }) => id)).toEqual([
    'territoire-openapi-valid',
    'territoire-servers',
    'territoire-https-only',
    'territoire-security-declared',
    'territoire-no-credential-in-query',
    'territoire-export',
  ]);
});
