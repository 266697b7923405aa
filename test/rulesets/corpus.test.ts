import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { judge, rulesetAround, subjects } from './judge.ts';

const MAX_BYTES = 200_000;

/** With the rules of the next version. */
const all = rulesetAround(subjects.at(-1)?.id ?? '');

/** Rules that no document of the corpus fails, and why they are kept. */
const NEVER_MET: Readonly<Record<string, string>> = {
  'territoire-no-secret-example':
    'the documents that show a token or a private key (GitHub, DigitalOcean, Meilisearch) are larger',
  'territoire-geojson-media-type': 'the few documents of the corpus that answer GeoJSON declare it',
  'territoire-publisher': 'x-prise-editeur is ours: nobody writes it yet',
  'territoire-personal-data-purpose': 'x-prise-donnee-personnelle is ours: nobody writes it yet',
};

describe(`the corpus below 200 kB${needsShared}`, () => {
  const fired = new Set<string>();

  it.skipIf(!hasShared)(
    'stops no rule',
    async () => {
      const stopped: string[] = [];
      for (const file of corpusDocuments(MAX_BYTES)) {
        const { outcomes, findings } = await judge(readFileSync(file, 'utf8'), all);
        for (const { rule } of findings) fired.add(rule);
        for (const { rule, outcome, why } of outcomes) {
          if (outcome === 'inconclusive') stopped.push(`${basename(file)} ${rule}: ${why}`);
        }
      }
      expect(stopped).toEqual([]);
    },
    120_000,
  );

  it.skipIf(!hasShared)('is failed by each rule somewhere', () => {
    const silent = subjects.map(({ id }) => id).filter((id) => !fired.has(id));
    expect(silent.sort()).toEqual(Object.keys(NEVER_MET).sort());
  });
});
