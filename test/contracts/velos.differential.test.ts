/**
 * Our schema of GBFS 3.0 against MobilityData's own, on the corpus, on our examples and recordings,
 * and on mutations of all of them: what one accepts the other must accept.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { velos } from '../../src/contracts/velos.ts';
import { neighbours } from '../adapters/neighbours.ts';
import { SHARED } from '../corpus.ts';

const ORACLES = `${SHARED}/suites/oracles/gbfs/v3.0`;
const PAYLOADS = `${SHARED}/corpus/payloads/bike-gbfs`;
const EXAMPLES = `${import.meta.dirname}/../../specs/velos/examples`;
const RECORDINGS = `${import.meta.dirname}/../recordings/velos-natif`;
const here = existsSync(ORACLES) && existsSync(PAYLOADS);

function oracleOf(id: string) {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(`${ORACLES}/${id}.json`, 'utf8')));
}

const jsonIn = (folder: string): unknown[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));

function documents(): readonly unknown[] {
  const recorded = jsonIn(RECORDINGS).map((each) => Reflect.get(Object(each), 'response').body);
  return [...jsonIn(PAYLOADS), ...jsonIn(EXAMPLES), ...recorded];
}

describe.skipIf(!here)(
  `velos v3 = GBFS 3.0${here ? '' : ' (SAUTÉ : ../shared est absent)'}`,
  () => {
    const all = here ? documents() : [];

    it.each(velos.operations)('$id: same verdict on every document and mutation', (operation) => {
      const oracle = oracleOf(operation.id);
      const tally = { valid: 0, invalid: 0 };
      const differences: unknown[] = [];
      const judge = (document: unknown): void => {
        const theirs = oracle(document);
        const ours = operation.validate(document).length === 0;
        tally[theirs ? 'valid' : 'invalid'] += 1;
        if (theirs !== ours) differences.push({ theirs, errors: oracle.errors, document });
      };
      for (const document of all) {
        judge(document);
        // A document of another feed is refused by both at once: its neighbours teach nothing.
        if (oracle(document)) for (const neighbour of neighbours(document)) judge(neighbour);
      }
      console.log(
        `${operation.id}: ${tally.valid} valid, ${tally.invalid} invalid, different: ${differences.length}`,
      );
      expect(differences.slice(0, 3)).toEqual([]);
      expect(tally.valid).toBeGreaterThan(5);
      expect(tally.invalid).toBeGreaterThan(100);
    });

    it('accepts every document of the corpus that says 3.0', () => {
      const names = readdirSync(PAYLOADS);
      const feeds = velos.operations.map(({ id }) => id);
      const judged = names.flatMap((name) => {
        const document = JSON.parse(readFileSync(`${PAYLOADS}/${name}`, 'utf8'));
        const feed = feeds.find((id) => new RegExp(`[_.]${id}[._]`).test(name));
        if (document.version !== '3.0' || feed === undefined) return [];
        return [
          [
            name,
            oracleOf(feed)(document),
            velos.operations.find(({ id }) => id === feed)?.validate(document).length === 0,
          ],
        ];
      });
      expect(judged.length).toBeGreaterThan(10);
      expect(judged.filter(([, theirs, ours]) => theirs !== ours)).toEqual([]);
    });
  },
);
