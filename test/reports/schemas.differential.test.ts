import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../../src/build/samples.ts';
import { lint } from '../../src/lint/lint.ts';
import { loadProfile, loadRuleset } from '../../src/lint/rulesets.ts';
import { Decisions, Profile } from '../../src/model/profile.ts';
import type { Report } from '../../src/model/report.ts';
import { json } from '../../src/reports/json.ts';
import { sarif } from '../../src/reports/sarif.ts';
import { SHARED } from '../corpus.ts';
import { CLEAN_REPORT, CONFORMING_REPORT, REPORT, SOURCES } from './fixture.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const context = { sources: SOURCES };

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

const DEPOSIT = readFileSync(resolve(SAMPLES, 'depot.yaml'), 'utf8');
const RULE = `${ROOT}/rulesets/rules/territoire-export`;

const PROFILE = Profile.parse({
  id: 'metropole',
  version: '1.0.0',
  title: 'Profil de la métropole',
  description: 'Celui de ces tests.',
  ruleset: 'territoire',
  rules: { 'territoire-license': { severity: 'off' } },
  thresholds: { overall: 90, security: 95 },
  documentWaivers: 'all',
});

const DECISIONS = Decisions.parse({
  waivers: [
    {
      rule: 'territoire-https-only',
      motive: 'Serveur de secours, retiré en mars.',
      author: 'DSI',
      until: '2027-03-31',
    },
  ],
  equivalences: [
    {
      rule: 'territoire-export',
      proof: 'Export nocturne complet, constaté en recette.',
      author: 'Éditeur A',
      decision: 'accepted',
    },
  ],
});

async function reportOf(
  text: string,
  options: Parameters<typeof lint>[2] & { ruleset?: string } = {},
) {
  const { ruleset = 'territoire', ...rest } = options;
  const loaded = await loadRuleset(ruleset);
  if (loaded === undefined) throw new Error(ruleset);
  const file = { name: 'depot.yaml', bytes: new TextEncoder().encode(text) };
  return (await lint([file], loaded, rest)).report;
}

async function profiled(): Promise<Report> {
  const loaded = await loadProfile(PROFILE);
  if (loaded === undefined) throw new Error('profile');
  const file = { name: 'depot.yaml', bytes: new TextEncoder().encode(DEPOSIT) };
  const options = { date: '2026-11-21', decisions: DECISIONS };
  return (await lint([file], loaded, options)).report;
}

/** Reports as the engine makes them, and as the fixtures do: all that a member may hold. */
const REPORTS: readonly (readonly [string, () => Report | Promise<Report>])[] = [
  ['written by hand', () => CLEAN_REPORT],
  ['conforming, by hand', () => CONFORMING_REPORT],
  ['hostile, by hand', () => REPORT],
  ['good', () => reportOf(readFileSync(`${RULE}/good.yaml`, 'utf8'))],
  ['bad', () => reportOf(readFileSync(`${RULE}/bad.yaml`, 'utf8'))],
  ['waived, requested, expired, claimed', () => reportOf(DEPOSIT, { date: '2026-11-21' })],
  ['profile, thresholds, decisions', profiled],
  ['garbage', () => reportOf('\u0000\u001b[31m: [')],
  ['an empty object', () => reportOf('{}')],
  ['Swagger 2.0', () => reportOf('swagger: "2.0"\ninfo: {}\npaths: {}\n')],
  ['stock rules', () => reportOf(DEPOSIT, { ruleset: 'spectral:oas' })],
];

describe('the schema of the JSON report', () => {
  const schema = read(`${ROOT}/src/reports/report.schema.json`) as Record<string, unknown>;
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);

  it.each(REPORTS)('holds of a report: %s', async (_, make) => {
    const report = await make();
    validate(JSON.parse(json.render(report, context)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('is named by the reports that it is of', () => {
    expect(schema.$id).toBe(CLEAN_REPORT.schema);
  });

  /** Every object of the report, by path, that the schema must know the members of. */
  function* objectsOf(value: unknown, path: string): Generator<[string, Record<string, unknown>]> {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
    for (const [key, member] of Object.entries(value)) yield* objectsOf(member, `${path}/${key}`);
  }

  it('refuses a member more or a member less, wherever it is', () => {
    const report = JSON.parse(json.render(CLEAN_REPORT, context));
    let places = 0;
    for (const [path, object] of objectsOf(report, '')) {
      places += 1;
      object.more = 1;
      expect([path, validate(report)]).toEqual([path, false]);
      delete object.more;
      for (const [key, member] of Object.entries(object)) {
        delete object[key];
        expect([path, key, validate(report)]).toEqual([path, key, false]);
        object[key] = member;
      }
    }
    expect(places).toBeGreaterThan(50);
  });
});

const SCHEMA = `${SHARED}/suites/oracles/sarif/sarif-schema-2.1.0.json`;
const here = existsSync(SCHEMA);

describe.skipIf(!here)(
  `SARIF 2.1.0 as OASIS checks it${here ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    it.each(REPORTS)('holds of a report: %s', async (_, make) => {
      const ajv = new Ajv({ allErrors: true, strict: false });
      addFormats(ajv);
      const validate = ajv.compile(read(SCHEMA) as object);
      validate(JSON.parse(sarif.render(await make(), context)));
      expect(validate.errors ?? []).toEqual([]);
    });
  },
);
