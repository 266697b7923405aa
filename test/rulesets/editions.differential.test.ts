/** What is published beside the ruleset itself: releases, profiles, the draft of the next version. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { lint } from '../../src/lint/lint.ts';
import { PROFILES } from '../../src/lint/profiles.ts';
import { type LoadedRuleset, loadRuleset } from '../../src/lint/rulesets.ts';
import type { DocumentReport } from '../../src/model/report.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { ofRules, oursOf, PAIRS, stock } from './stock.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SERVED = `${ROOT}/dist/assets/rulesets/territoire`;
const ANNOUNCED = globSync(`${ROOT}/rulesets/next/*/{good,bad}.yaml`).sort();
/** Where something is found: the good documents are those of the ruleset’s own parity. */
const BAD = PAIRS.filter((file) => file.endsWith('bad.yaml'));
const MAX_BYTES = 15_000;

async function loaded(reference: string, profile?: string): Promise<LoadedRuleset> {
  const ruleset = await loadRuleset(reference, profile);
  if (ruleset === undefined) throw new Error(`${reference} ${profile}`);
  return ruleset;
}

async function judge(file: string, ruleset: LoadedRuleset): Promise<DocumentReport> {
  const { report } = await lint([{ name: basename(file), bytes: readFileSync(file) }], ruleset);
  const [document] = report.documents;
  if (document === undefined) throw new Error(file);
  return document;
}

const ids = new Set(territoire.rules.map(({ id }) => id));

describe('a release', () => {
  it.each(territoire.releases)('$version finds what stock Spectral finds', async ({ version }) => {
    const ruleset = await loaded(`territoire@${version}`);
    const frozen = `${ROOT}/rulesets/releases/territoire/${version}/ruleset.yaml`;
    const known = new Set(ruleset.rules.keys());
    const answers = await stock(frozen, BAD);
    let findings = 0;
    for (const file of BAD) {
      const document = await judge(file, ruleset);
      findings += document.findings.length;
      expect(oursOf(document.findings, known)).toEqual(ofRules(answers[file] ?? [], known));
    }
    expect(findings).toBeGreaterThan(20);
  });

  it.skipIf(!hasShared)(
    `0.1.0 does on the corpus below 15 kB${needsShared}`,
    async () => {
      const ruleset = await loaded('territoire@0.1.0');
      const known = new Set(ruleset.rules.keys());
      const files = corpusDocuments(MAX_BYTES);
      // From its sources: they are frozen beside what is served of them.
      const answers = await stock(
        `${ROOT}/rulesets/releases/territoire/0.1.0/territoire.yaml`,
        files,
      );
      for (const file of files) {
        const { findings } = await judge(file, ruleset);
        expect([file, oursOf(findings, known)]).toEqual([
          file,
          ofRules(answers[file] ?? [], known),
        ]);
      }
    },
    120_000,
  );
});

describe('a profile', () => {
  it.each(PROFILES)('$id judges as its stock form does', async ({ id }) => {
    const ruleset = await loaded('territoire', id);
    const answers = await stock(`${SERVED}/${territoire.version}/profiles/${id}.yaml`, BAD);
    const severities = new Set<unknown>();
    for (const file of BAD) {
      const { findings } = await judge(file, ruleset);
      const ours = oursOf(findings, ids);
      expect(ours).toEqual(ofRules(answers[file] ?? [], ids));
      for (const { rule, severity } of ours) severities.add(`${rule} ${severity}`);
    }
    const changed = PROFILES.find((profile) => profile.id === id)?.rules ?? {};
    for (const [rule, { severity }] of Object.entries(changed)) {
      if (severity !== undefined) expect([...severities]).toContain(`${rule} ${severity}`);
    }
  });
});

describe('the draft of the next version', () => {
  it('finds what is found now and what is announced', async () => {
    const files = [...BAD, ...ANNOUNCED];
    const ruleset = await loaded('territoire');
    const announced = new Set(territoire.next.rules.map(({ id }) => id));
    const answers = await stock(`${SERVED}/next/ruleset.yaml`, files);
    for (const file of files) {
      const { findings, upcoming } = await judge(file, ruleset);
      const theirs = answers[file] ?? [];
      expect(oursOf(findings, ids)).toEqual(ofRules(theirs, ids));
      expect(oursOf(upcoming?.findings ?? [], announced)).toEqual(ofRules(theirs, announced));
      if (!ANNOUNCED.includes(file)) continue;
      const found = new Set(theirs.map(({ code }) => code));
      expect([...found]).toEqual(file.endsWith('bad.yaml') ? [basename(dirname(file))] : []);
    }
  });
});
