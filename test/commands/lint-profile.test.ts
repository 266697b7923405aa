/** `prise lint` with profiles, decisions and a day, and `prise rules`: as a user runs them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { PROFILES } from '../../src/lint/profiles.ts';
import type { Report } from '../../src/model/report.ts';

const LOADER = `--import=${resolve('src/build/aliases-loader.ts')}`;
const RULE = 'territoire-https-only';
const BAD = readFileSync(resolve(`rulesets/rules/${RULE}/bad.yaml`), 'utf8');

const PROFILE = `# Celui de la Métropole
id: metropole
version: 1.2.0
title: Métropole
description: Ce que la Métropole attend.
ruleset: territoire
rules:
  ${RULE}: { severity: warn, weight: 10 }
`;

const DECISIONS = `waivers:
  - rule: ${RULE}
    motive: Bascule en HTTPS prévue au lot 2.
    author: Acheteur A
    until: 2027-03-31
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prise-profile-'));
  const files = { 'bad.yaml': BAD, 'mine.yaml': PROFILE, 'decisions.yaml': DECISIONS };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
});

afterAll(() => rmSync(folder, { recursive: true }));

function prise(...args: string[]) {
  const command = [LOADER, resolve('src/cli.ts'), ...args];
  return spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
}

function lint(...args: string[]) {
  const { status, stdout, stderr } = prise('lint', 'bad.yaml', '--format', 'json', ...args);
  return { status, stderr, report: stdout === '' ? null : (JSON.parse(stdout) as Report) };
}

describe('prise lint --profile', () => {
  it('is the socle when none is named', () => {
    const { status, report } = lint();
    expect(report?.profile).toMatchObject({ id: 'socle', digest: territoire.profiles[0]?.digest });
    expect([status, report?.verdict]).toEqual([1, 'non-conforme']);
  });

  it.each(PROFILES)('takes $id', ({ id }) => {
    expect(lint('--profile', id).report?.profile?.id).toBe(id);
  });

  it('takes an authority’s own, from a file', () => {
    const { status, report } = lint('--profile', 'mine.yaml');
    expect(report?.profile).toMatchObject({ id: 'metropole', version: '1.2.0' });
    expect([status, report?.verdict]).toEqual([0, 'conforme-avec-reserves']);
  });

  it.each([
    [
      'a rule that there is not',
      'rules:',
      'rules:\n  territoire-rien: {}',
      ':8 — rules.territoire-rien : règle inconnue',
    ],
    [
      'a ruleset that there is not',
      'ruleset: territoire',
      'ruleset: rien',
      ':6 — ruleset : référentiel inconnu',
    ],
    [
      'a severity that there is not',
      'severity: warn',
      'severity: grave',
      ':8 — rules.territoire-https-only.severity : attendu',
    ],
    ['a field too many', 'rules:', 'seuils: {}\nrules:', ':7 — seuils : champ inconnu'],
    ['a field too few', 'version: 1.2.0\n', '', 'version : absent'],
    ['no YAML', 'rules:', 'rules: [', 'illisible'],
  ])('says where a file is wrong: %s', (_, from, to, fault) => {
    writeFileSync(join(folder, 'wrong.yaml'), PROFILE.replace(from, to));
    const { status, stderr } = lint('--profile', 'wrong.yaml');
    expect(status).toBe(2);
    expect(stderr).toContain('prise lint : ');
    expect(stderr).toContain('wrong.yaml:');
    expect(stderr).toContain(fault);
  });

  it.each([
    [['--profile', 'rien'], 'n’a pas de profil « rien » (connus : socle, '],
    [['--profile', 'socle', '--ruleset', 'spectral:oas'], '(connus : aucun ;'],
    [['--profile', 'socle', '--ruleset', 'territoire@0.1.0'], '(connus : aucun ;'],
    [['--profile', 'absent.yaml'], 'impossible de lire « absent.yaml »'],
    [['--profile', 'mine.yaml', '--ruleset', 'spectral:oas'], 'est celui de « territoire »'],
    [['--profile', 'socle', '--ruleset', './rules.yaml'], 'retirez --profile'],
    [['--ruleset', 'territoire@9.9.9'], 'version inconnue « territoire@9.9.9 »'],
    [['--ruleset', 'rien@1.0.0'], 'référentiel inconnu « rien@1.0.0 »'],
    [['--date', '2027-02-30'], '--date attend'],
    [['--decisions', 'mine.yaml'], 'mine.yaml:2 — id : champ inconnu'],
  ])('refuses %j', (args, fault) => {
    const { status, stderr } = lint(...args);
    expect([status, stderr]).toEqual([2, expect.stringContaining(fault)]);
  });
});

describe('prise lint --ruleset territoire@VERSION', () => {
  it('judges by the release, and says so', () => {
    const { report } = lint('--ruleset', 'territoire@0.1.0');
    expect(report?.ruleset).toEqual({
      id: 'territoire',
      version: '0.1.0',
      digest: '77ec0e51716e2b5936affa85a39776bed5998b84c1c17dbe852e17b06cf2b458',
    });
  });
});

describe('prise lint --decisions --date', () => {
  it('fails on what is still open only, for as long as the waiver holds', () => {
    const held = lint('--decisions', 'decisions.yaml', '--date', '2027-03-31');
    expect([held.status, held.report?.verdict]).toEqual([0, 'conforme-avec-reserves']);
    expect(held.report?.asOf).toBe('2027-03-31');
    expect(held.report?.documents[0]?.waivers).toMatchObject([{ state: 'applied' }]);
    const over = lint('--decisions', 'decisions.yaml', '--date', '2027-04-01');
    expect([over.status, over.report?.verdict]).toEqual([1, 'non-conforme']);
  });

  it('holds them against today when no day is given', () => {
    const { report } = lint('--decisions', 'decisions.yaml');
    expect(report?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('prise rules', () => {
  it('tells version, digest, rules, profiles, what is announced and what was released', () => {
    const { stdout, status } = prise('rules');
    expect(status).toBe(0);
    const { id, version, digest, profiles, next, releases, rules } = territoire;
    expect(stdout).toContain(`${id} ${version}, `);
    for (const text of [
      digest,
      ...rules.map((rule) => rule.id),
      ...next.rules.map(({ title }) => title),
    ])
      expect(stdout).toContain(text);
    for (const each of [...profiles, ...releases]) expect(stdout).toContain(each.digest);
  });

  it('tells it to programs too', () => {
    const { stdout } = prise('rules', '--format', 'json');
    const { rulesets } = JSON.parse(stdout) as { rulesets: (typeof territoire)[] };
    expect(rulesets[0]).toMatchObject({ id: 'territoire', digest: territoire.digest });
    expect(rulesets[0]?.rules.map(({ id }) => id)).toEqual(territoire.rules.map(({ id }) => id));
    expect(prise('rules', '--format', 'xml').status).toBe(2);
  });
});
