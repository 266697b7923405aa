import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../../src/commands/lint.ts';
import { lint } from '../../../src/lint/lint.ts';
import { diskFiles } from '../../../src/lint/ruleset-file/desk/files.ts';
import { RulesetFault } from '../../../src/lint/ruleset-file/fault.ts';
import { type RulesetFiles, uploadedFiles } from '../../../src/lint/ruleset-file/files.ts';
import { loadRulesetFile } from '../../../src/lint/ruleset-file/load.ts';

const CASES = `${import.meta.dirname}/cases`;
const RULE = '{given: $.info, then: {field: zzz, function: truthy}}';

function upload(files: Readonly<Record<string, string>>): RulesetFiles {
  return uploadedFiles(new Map(Object.entries(files)));
}

async function load(files: Readonly<Record<string, string>>) {
  return await loadRulesetFile('/r.yaml', upload(files));
}

async function faultOf(files: Readonly<Record<string, string>>): Promise<RulesetFault> {
  const fault = await load(files).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(fault instanceof RulesetFault)) throw new Error(`no fault: ${fault}`);
  return fault;
}

describe('a ruleset file', () => {
  it('is named, versioned and digested by what it is made of', async () => {
    const files = {
      'r.yaml': `extends: ./b/base.yaml\nrules: {a: ${RULE}}`,
      'b/base.yaml': `rules: {b: ${RULE}}`,
    };
    const here = await load(files);
    expect([here.id, here.version]).toEqual(['r.yaml', 'fichier']);
    expect(Object.keys(here.ruleset.rules)).toEqual(['b', 'a']);
    const moved = Object.fromEntries(Object.entries(files).map(([k, v]) => [`deep/er/${k}`, v]));
    const there = await loadRulesetFile('/deep/er/r.yaml', upload(moved));
    expect(there.digest).toBe(here.digest);
    const changed = await load({ ...files, 'b/base.yaml': `${files['b/base.yaml']} # changed` });
    expect(changed.digest).not.toBe(here.digest);
    const versioned = await load({ 'r.yaml': `x-version: 2.1.0\nrules: {a: ${RULE}}` });
    expect(versioned.version).toBe('2.1.0');
  });

  it('extends our own rulesets and Spectral’s by name', async () => {
    const { ruleset } = await load({
      'r.yaml': 'extends: [[territoire, all], [spectral:oas, off], spectral:arazzo]',
    });
    expect(ruleset.rules).toHaveProperty('territoire-https-only');
    expect(ruleset.rules['oas3-schema']?.enabled).toBe(false);
    expect(ruleset.rules['arazzo-document-schema']?.enabled).toBe(true);
  });

  it.each([
    ['a syntax fault', { 'r.yaml': 'rules: {a: [' }, 'referentiel-illisible', 2, 1],
    ['a number', { 'r.yaml': '12' }, 'referentiel-invalide', 1, 1],
    ['nothing', {}, 'referentiel-introuvable', null, null],
    [
      'a severity',
      { 'r.yaml': `rules:\n  a:\n    given: $\n    severity: grave\n    then: {function: truthy}` },
      'referentiel-invalide',
      4,
      15,
    ],
    [
      'a format',
      { 'r.yaml': `formats:\n  - oas3\n  - oas9\nrules: {}` },
      'referentiel-invalide',
      3,
      5,
    ],
    [
      'a missing file',
      { 'r.yaml': 'rules: {}\nextends:\n  - ./nowhere.yaml' },
      'referentiel-introuvable',
      3,
      5,
    ],
    [
      'the network',
      { 'r.yaml': 'extends: https://exemple.fr/r.yaml' },
      'referentiel-reseau',
      1,
      10,
    ],
    ['a program', { 'r.yaml': 'extends: ./r.js', 'r.js': '' }, 'referentiel-javascript', 1, 10],
    ['a function', { 'r.yaml': 'rules: {}\nfunctions: [own]' }, 'referentiel-javascript', 2, 13],
    ['AsyncAPI', { 'r.yaml': 'extends: spectral:asyncapi' }, 'referentiel-indisponible', 1, 10],
    [
      'itself',
      { 'r.yaml': 'extends: ./b.yaml', 'b.yaml': 'extends: ./r.yaml' },
      'referentiel-cyclique',
      1,
      10,
    ],
    ['an alias bomb', { 'r.yaml': bomb() }, 'referentiel-trop-grand', null, null],
    ['two megabytes', { 'r.yaml': ' '.repeat(2 ** 21 + 1) }, 'referentiel-trop-grand', null, null],
    ['a tree of files', tree(), 'referentiel-trop-grand', 1, 22],
  ] as const)('is refused for %s, with the place', async (_, files, code, line, column) => {
    const fault = await faultOf(files as Readonly<Record<string, string>>);
    const [problem] = fault.problems;
    expect([fault.code, problem?.line, problem?.column]).toEqual([code, line, column]);
  });

  it('says where a file that it extends is at fault', async () => {
    const fault = await faultOf({
      'r.yaml': 'extends: ./b.yaml',
      'b.yaml': 'rules:\n  a: {given: $, then: {function: nope}}',
    });
    expect(fault.message).toBe(
      '/b.yaml:2:34 — la fonction n’existe pas (rules.a.then.function) : Function is not defined',
    );
  });

  it('runs as a program on a desk, where no code may be generated', async () => {
    expect(() => new Function('')).toThrow(EvalError);
    const ruleset = await loadRulesetFile(`${CASES}/own-functions.yaml`, diskFiles);
    const bytes = new TextEncoder().encode(
      'openapi: 3.0.0\ninfo: {title: minuscule, version: "1"}\npaths: {}',
    );
    const { report } = await lint([{ name: 'd.yaml', bytes }], ruleset);
    const codes = report.documents.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(codes.sort()).toEqual(['document-wide', 'shout', 'title']);
  });

  it('finds packages beside it, and else files by the same name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ruleset-'));
    const files = {
      'package.json': '{"type": "module"}',
      'node_modules/@org/rules/package.json': '{"main": "./index.yaml"}',
      'node_modules/@org/rules/index.yaml': `rules: {packaged: ${RULE}}`,
      'node_modules/plain/index.js': 'module.exports = { rules: {}, aliases: { A: ["$"] } };',
      'sub/deep.yaml': 'extends: beside.yaml',
      'beside.yaml': `rules: {beside: ${RULE}}`,
      'r.yaml': "extends: ['@org/rules', plain, ./sub/deep.yaml]",
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { ruleset } = await loadRulesetFile(join(folder, 'r.yaml'), diskFiles);
    expect(Object.keys(ruleset.rules)).toEqual(['packaged', 'beside']);
    rmSync(folder, { recursive: true });
  });

  it('that extends AsyncAPI is for the desk', async () => {
    const asyncapi = diskFiles.builtIn?.['spectral:asyncapi'];
    expect(await asyncapi?.()).toHaveProperty('rules.asyncapi-schema');
  });
});

describe('prise lint --ruleset PATH', () => {
  async function prise(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const code = await run(args);
      const text = (spy: typeof out) => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
      return { code, out: text(out), err: text(err) };
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  }

  it('reports the ruleset by its file name, with overrides for the paths of the documents', async () => {
    const files = [`${CASES}/v2/swagger.yaml`, `${CASES}/api.yaml`];
    const { code, out } = await prise(...files, '-r', `${CASES}/overrides.yaml`, '-f', 'json');
    expect(code).toBe(1);
    const report = JSON.parse(out) as {
      ruleset: { id: string; version: string };
      documents: { name: string; findings: { rule: string; severity: string }[] }[];
    };
    expect(report.ruleset).toMatchObject({ id: 'overrides.yaml', version: 'fichier' });
    const severities = report.documents.map(({ name, findings }) => [
      name,
      findings.find(({ rule }) => rule === 'info-title')?.severity,
      findings.some(({ rule }) => rule === 'info-version'),
    ]);
    expect(severities).toEqual([
      ['v2/swagger.yaml', 'error', false],
      ['api.yaml', 'error', false],
    ]);
  });

  it('exits with 2 and the place when the ruleset is invalid', async () => {
    const ruleset = `${CASES}/invalid/severity.yaml`;
    const { code, out, err } = await prise(`${CASES}/api.yaml`, '--ruleset', ruleset);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${ruleset}:1:33 — la gravité n’est pas valide`);
  });
});

/** Ten anchors, each ten times the one before: ten billion nodes. */
function bomb(): string {
  const lines = ['x-0: &a0 [x]'];
  for (let level = 1; level <= 10; level++) {
    lines.push(
      `x-${level}: &a${level} [${Array(10)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  }
  return `${lines.join('\n')}\nrules: {}`;
}

/** Each file extends the next one twice. */
function tree(): Record<string, string> {
  const files: Record<string, string> = { 'r.yaml': 'extends: [./0.yaml]' };
  for (let level = 0; level < 20; level++) {
    files[`${level}.yaml`] = `extends: [./${level + 1}.yaml, ./${level + 1}.yaml]`;
  }
  return { ...files, '20.yaml': 'rules: {}' };
}
