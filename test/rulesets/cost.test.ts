import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import { costsOn } from './cost.ts';
import { load } from './judge.ts';

/**
 * Members that a rule may read for each member that the document has. A rule that walks schemas
 * meets those that operations share once for each of them: six times over in the worst real document.
 */
const READS_MAX = 12;

/** The largest documents of the corpus, whatever they are. */
const LARGEST = 2;

const largest = corpusDocuments()
  .sort((left, right) => statSync(right).size - statSync(left).size)
  .slice(0, LARGEST);

describe(`the largest documents of the corpus${needsShared}`, () => {
  it.skipIf(!hasShared)(
    'cost no rule more than a few readings of themselves',
    async () => {
      for (const file of largest) {
        const costs = await costsOn(readFileSync(file, 'utf8'), basename(file));
        expect(costs.map(({ rule }) => rule)).toEqual(territoire.rules.map(({ id }) => id));
        expect(costs.filter(({ reads }) => reads > READS_MAX)).toEqual([]);
        // A count that is always zero would bound nothing.
        expect(Math.max(...costs.map(({ reads }) => reads))).toBeGreaterThan(1);
      }
    },
    120_000,
  );
});

describe('a document with more operations', () => {
  it('costs each rule more in proportion, and no more', async () => {
    const [small, large] = await Promise.all([grown(20), grown(200)].map((text) => costsOn(text)));
    const costly = (large ?? []).filter(
      ({ reads }, index) => reads > (small?.[index]?.reads ?? 0) * 1.5 + 1,
    );
    expect(costly).toEqual([]);
  });
});

describe('a component that every operation shares', () => {
  it('is read by each rule a few times, and not once for each operation', async () => {
    const costs = await costsOn(sharing(300));
    expect(costs.map(({ rule }) => rule)).toEqual(territoire.rules.map(({ id }) => id));
    expect(costs.filter(({ reads }) => reads > READS_MAX)).toEqual([]);
  });

  it('would give away a rule that reads it for each', async () => {
    const again = (schema: { properties: object }) => {
      Object.values(schema.properties);
      return [];
    };
    const given = '$.paths[*].post.requestBody.content[*].schema';
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
    const rule = { severity: 'warn', given: [given], then: [{ function: again }] };
    const ruleset = load({ again: rule });
    const [cost] = await costsOn(sharing(300), 'document.json', ruleset);
    expect(cost?.reads).toBeGreaterThan(READS_MAX);
  });
});

/** Ends of names that the rules on values, persons and dates look for, and one that none does. */
const ENDINGS = [
  ...['prenom', 'email', 'nom', 'date', 'latitude', 'coordonnees', 'code_insee', 'siret', 'pays'],
  ...['distance', 'statut', 'updated_at', 'dateDebut', 'chose'],
];

/**
 * As many operations as one schema has properties: each takes it as a parameter and as a body, and
 * answers a list of it. What the rules ask of names, lists, bodies and answers is asked of them all.
 */
function sharing(times: number): string {
  const ranks = Array.from({ length: times }, (_, rank) => rank);
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const types = [{ type: 'string' }, { type: 'number' }, ref('Any'), { type: 'array', items: {} }];
  const names = ranks.map((rank) => `a${rank}_${ENDINGS[rank % ENDINGS.length]}`);
  const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
  const parameters = [{ name: 'limit', in: 'query', schema: ref('Shared') }];
  const responses = { 200: { description: 'ok', ...json(ref('List')) } };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'A', version: '1.0.0' },
    servers: [{ url: 'https://a.example/v1' }],
    paths: Object.fromEntries(
      ranks.map((rank) => [
        `/siri/${rank}`,
        {
          get: { operationId: `exportLive${rank}`, parameters, responses },
          post: { operationId: `add${rank}`, requestBody: json(ref('Shared')), responses },
        },
      ]),
    ),
    components: {
      schemas: {
        Shared: {
          type: 'object',
          required: names,
          properties: Object.fromEntries(
            names.map((name, rank) => [name, types[rank % types.length]]),
          ),
        },
        List: {
          properties: { results: { type: 'array', items: ref('Shared') } },
          allOf: [ref('Shared')],
        },
        Any: { anyOf: ranks.map((rank) => ({ type: 'string', title: `${rank}` })) },
      },
    },
  });
}

/** The good document of the first rule, its operations over again. */
function grown(times: number): string {
  const text = territoire.rules[0]?.good ?? '';
  const start = text.indexOf('paths:\n') + 'paths:\n'.length;
  const end = text.indexOf('components:\n');
  const paths = text.slice(start, end);
  const again = Array.from({ length: times }, (_, rank) =>
    paths
      .replaceAll(/^ {2}\/(\w+):/gm, `  /$1-${rank}:`)
      .replaceAll(/operationId: (\w+)/g, `operationId: $1${rank}`),
  );
  return text.slice(0, start) + again.join('') + text.slice(end);
}
