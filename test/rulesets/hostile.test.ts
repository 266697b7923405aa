/** Shapes that no vendor should deposit and that some will: a rule may find fault, never crash. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { edit } from './edit.ts';
import { judge, load, rules, rulesetAround, subjects } from './judge.ts';

/** With the rules of the next version. */
const all = rulesetAround(subjects.at(-1)?.id ?? '');

const good: unknown = parse(territoire.rules[0]?.good ?? '');

/** Values of every JSON type, and those that a rule could follow into a wall. */
const VALUES: Readonly<Record<string, unknown>> = {
  null: null,
  'a number': 42,
  'a text': 'texte',
  'a boolean': true,
  'an empty list': [],
  'a list of objects': [{ a: 1 }, { b: 2 }],
  'a list of null': [null, null],
  'an empty object': {},
  'an object of null': { a: null, 200: null },
  'the names of every object': JSON.parse(
    '{"__proto__": {"get": {}}, "constructor": {}, "toString": null}',
  ),
  'numbers as names': { 0: { get: { responses: [1] } }, 1: null },
  'a text that Spectral would fill in': '{{value}} #{{print("property")}} #{{constructor}}',
};

const PLACES = [
  '/info',
  '/info/contact',
  '/info/license',
  '/info/version',
  '/servers',
  '/servers/0',
  '/servers/0/url',
  '/servers/0/variables',
  '/security',
  '/security/0',
  '/paths',
  '/paths/~1piscines',
  '/paths/~1piscines/servers',
  '/paths/~1piscines/parameters',
  '/paths/~1piscines/get',
  '/paths/~1piscines/get/operationId',
  '/paths/~1piscines/get/parameters',
  '/paths/~1piscines/get/parameters/0',
  '/paths/~1piscines/get/parameters/0/name',
  '/paths/~1piscines/get/security',
  '/paths/~1piscines/get/responses',
  '/paths/~1piscines/get/responses/200',
  '/paths/~1piscines/get/responses/200/content',
  '/paths/~1piscines/get/responses/200/content/application~1json',
  '/paths/~1piscines/get/responses/200/content/application~1json/schema',
  '/paths/~1piscines/get/responses/200/content/application~1json/schema/enum',
  '/paths/~1piscines/get/responses/200/content/application~1json/example',
  '/paths/~1piscines/get/responses/200/content/application~1json/examples',
  '/paths/~1piscines/get/tags',
  '/paths/~1piscines/get/description',
  '/paths/~1piscines/get/x-sunset',
  '/paths/~1piscines/get/x-replaced-by',
  '/paths/~1piscines/get/responses/429',
  '/paths/~1piscines/get/responses/429/headers',
  '/components',
  '/components/schemas',
  '/components/schemas/Pool/properties',
  '/components/schemas/Pool/properties/date',
  '/components/schemas/Pool/properties/date/type',
  '/components/schemas/Pool/allOf',
  '/components/securitySchemes',
  '/components/securitySchemes/oauth2',
  '/components/securitySchemes/oauth2/flows',
  '/externalDocs',
  '/tags',
  '/x-prise-import',
  '/x-prise-journal',
  '/x-prise-suppression',
  '/x-prise-export',
  '/x-prise-export/formats',
];

async function inconclusive(text: string): Promise<string[]> {
  const { outcomes } = await judge(text, all);
  expect(outcomes.length).toBeGreaterThanOrEqual(subjects.length);
  return outcomes.filter(({ outcome }) => outcome === 'inconclusive').map(({ rule }) => rule);
}

it('would see a rule stop', async () => {
  const [[id, rule] = []] = Object.entries(rules);
  if (id === undefined || rule === undefined) throw new Error('no rule');
  const stops = (): never => {
    throw new TypeError('null has no members');
  };
  // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
  const ruleset = load({ [id]: { ...rule, then: [{ function: stops }] } });
  const { outcomes } = await judge(JSON.stringify(good), ruleset);
  expect(outcomes).toMatchObject([{ rule: id, outcome: 'inconclusive' }]);
});

describe.each(Object.entries(VALUES))('%s', (_name, value) => {
  it.each(PLACES)('at %s stops no rule', async (pointer) => {
    expect(await inconclusive(JSON.stringify(edit(good, { [pointer]: value })))).toEqual([]);
  });
});

describe('whole documents', () => {
  it.each([
    ['no paths', 'openapi: 3.1.0'],
    ['null paths', 'openapi: 3.0.3\npaths: null\ninfo: null\ncomponents: null'],
    ['a version not yet published', 'openapi: 3.2.0\npaths: {/a: {query: {responses: {200: {}}}}}'],
    [
      'a list under an example’s responses',
      'openapi: 3.1.0\npaths: {/a: {get: {responses: {200: {content: {a/b: {example: {responses: [{a: 1}, {b: 2}]}}}}}}}}',
    ],
    [
      'a schema that contains itself',
      'openapi: 3.1.0\ncomponents: {schemas: {A: {properties: {date: {$ref: "#/components/schemas/A"}, b: {$ref: "#/components/schemas/B"}}}, B: {allOf: [{$ref: "#/components/schemas/A"}]}}}\npaths: {/a: {get: {responses: {200: {content: {application/json: {schema: {$ref: "#/components/schemas/B"}}}}}}}}',
    ],
    [
      'a reference to itself',
      'openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: "#/components/schemas/A"}}}\npaths: {/a: {$ref: "#/paths/~1a"}}',
    ],
    [
      'examples of schemas that lead back to themselves',
      'openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: "#/components/schemas/B"}, B: {$ref: "#/components/schemas/A"}, C: {example: {c: {c: {}}}, properties: {c: {$ref: "#/components/schemas/C"}}, anyOf: [{$ref: "#/components/schemas/C"}, {$ref: "#/components/schemas/A"}], oneOf: [{$ref: "#/components/schemas/C"}, {$ref: "#/components/schemas/C"}]}}}',
    ],
    [
      'a deprecation that nothing explains',
      'openapi: 3.1.0\npaths: {/a: {get: {deprecated: true, summary: 1, description: [], responses: {200: {headers: null}}, x-replaced-by: {a: 1}}, put: {deprecated: true}}}',
    ],
    [
      'aliases',
      'openapi: 3.1.0\nx: &x {type: object, properties: {date: {type: string}}}\ncomponents: {schemas: {A: *x, B: {properties: {c: *x}}}}',
    ],
  ])('%s', async (_name, text) => {
    expect(await inconclusive(text)).toEqual([]);
  });

  it('a schema deeper than any real one', async () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 200; depth++) schema = { properties: { date: schema } };
    const text = JSON.stringify(edit(good, { '/components/schemas/Deep': schema }));
    expect(await inconclusive(text)).toEqual([]);
  });
});

it('prints a vendor’s text as it is, expressions and all', async () => {
  const evil = '#{{concat("a", "b")}}{{value}}';
  const text = JSON.stringify(edit(good, { '/servers/0/url': `http://${evil}` }));
  const { findings } = await judge(text);
  const message = findings.find(({ rule }) => rule === 'territoire-https-only')?.message;
  expect(message).toContain('#{ {concat("a", "b")}}{ {value}}');
});
