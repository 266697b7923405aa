import { describe, expect, it } from 'vitest';
import { type DialectName, failureOf, outcomesOf, pair, pairFor, SPECTRAL } from './engines.ts';

const refuse = (schema: unknown, ...dialects: DialectName[]) => ({ schema, dialects });
const proto = JSON.parse(
  '{"properties": {"__proto__": {"type": "number"}, "a": {"type": "null"}}}',
);

/** Schemas that Ajv refuses, or takes in a way of its own. */
const SCHEMAS: Record<string, ReturnType<typeof refuse>> = {
  'wrong type': refuse({ type: 'text' }),
  'wrong type in a list': refuse({ type: ['text', 'string'] }),
  'required: true': refuse({ properties: { a: { required: true } } }),
  'empty enum': refuse({ enum: [] }),
  'null schema': refuse({ properties: { a: null } }),
  'items of a wrong kind': refuse({ items: 5 }),
  'nullable without type': refuse({ nullable: true }),
  'nullable false with null': refuse({ type: ['null', 'string'], nullable: false }),
  'nullable and a list of types': refuse({ type: ['string'], nullable: true }),
  'bad pattern': refuse({ pattern: '(' }),
  'bad pattern under properties': refuse({ properties: { a: { pattern: '[z-a]' } } }),
  'bad name pattern': refuse({ patternProperties: { '*': { type: 'string' } } }),
  'missing definition': refuse({ $ref: '#/definitions/nowhere' }),
  'missing file': refuse({ properties: { a: { $ref: 'other.json#/b' } } }),
  'missing address': refuse({ $ref: 'http://example.com/schema.json' }),
  'missing with base': refuse({ $id: 'http://example.com/root', $ref: 'sub' }, 'draft7'),
  'missing inside a definition': refuse({
    definitions: { a: { properties: { b: { $ref: '#/definitions/c' } } } },
    $ref: '#/definitions/a',
  }),
  'missing, unused': refuse({ definitions: { a: { $ref: '#/definitions/c' } } }),
  'malformed reference': refuse({ $ref: 'http://[::1' }),
  'malformed escape': refuse({ $ref: '#/definitions/%' }),
  'reference to a key of Object.prototype': refuse({ $ref: 'constructor' }),
  'reference to __proto__': refuse({ $ref: '#/__proto__' }),
  'reference to itself': refuse({ $ref: '#' }),
  'references in a circle': refuse({
    definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/a' } },
    $ref: '#/definitions/a',
  }),
  '$ref that is not a string': refuse({ properties: { a: { $ref: 5 } } }),
  'unknown $schema': refuse({ $schema: 'http://example.com/meta' }),
  '$schema that is not a string': refuse({ $schema: 5 }),
  'draft-06 $schema': refuse({ $schema: 'http://json-schema.org/draft-06/schema#', pattern: '(' }),
  'draft-04 id': refuse({ properties: { a: { id: 'x' } } }),
  'the same id twice': refuse({
    definitions: { a: { $id: 'x', type: 'string' }, b: { $id: 'x', type: 'null' } },
  }),
  'the same anchor twice': refuse({ $defs: { a: { $anchor: 'x' }, b: { $anchor: 'x', not: {} } } }),
  'invalid anchor': refuse({ $defs: { a: { $anchor: '-x!' } } }),
  'exclusiveMaximum alone': refuse({ exclusiveMaximum: true }, 'draft4'),
  'formatMinimum without format': refuse({ formatMinimum: '2020-01-01' }),
  'formatMinimum with format': refuse({ format: 'date', formatMinimum: '2020-01-02' }),
  'formatMinimum with a format that has no order': refuse({ format: 'uri', formatMinimum: 'a' }),
  'unknown format': refuse({ type: 'string', format: 'unheard-of' }),
  'unknown keyword': refuse({ type: 'string', 'x-mine': 1 }),
  'misspelt keyword': refuse({ type: 'object', propertys: {} }),
  'format of a wrong kind': refuse({ format: 5 }),
  'type and keyword that disagree': refuse({ type: 'string', minimum: 1 }),
  'union type': refuse({ type: ['string', 'number'] }),
  'open tuple': refuse({ type: 'array', items: [{ type: 'string' }] }, 'draft7'),
  'if alone': refuse({ if: { type: 'string' } }),
  'asynchronous inside': refuse({ properties: { a: { $async: true, type: 'string' } } }),
  'not an object': refuse('text'),
  nothing: refuse(null),
  false: refuse(false),
  true: refuse(true),
  '__proto__ as a property': refuse(proto),
  'lone surrogate': refuse({ properties: { '\ud800': { type: 'string' } } }),
  'minus zero': refuse({ maximum: -0, const: -0 }),
};

const INSTANCES = [
  1,
  'a',
  null,
  [],
  {},
  { a: 1 },
  { a: { a: {} }, __proto: 1 },
  [[], 'b'],
  '2019-12-31',
];
const MODES = [
  SPECTRAL,
  { ...SPECTRAL, allErrors: true },
  { allErrors: true, allowUnionTypes: true, strict: true, keywords: ['x-internal'] },
  { allErrors: true },
  { strict: 'log' as const },
];

describe('schemas that are refused', () => {
  for (const [name, { schema, dialects }] of Object.entries(SCHEMAS)) {
    it(`are refused like Ajv: ${name}`, () => {
      const all: DialectName[] = ['draft4', 'draft7', 'draft2019-09', 'draft2020-12'];
      for (const dialect of dialects.length ? dialects : all) {
        for (const options of MODES) {
          const { real, ours, logs } = pairFor(schema, dialect, options);
          const expected = outcomesOf(real, structuredClone(schema) as never, INSTANCES);
          const where = `${dialect} ${JSON.stringify(options)}`;
          expect(outcomesOf(ours, structuredClone(schema) as never, INSTANCES), where).toEqual(
            expected,
          );
          expect(logs.ours, where).toEqual(logs.real);
        }
      }
    });
  }
});

type Act = (engine: ReturnType<typeof pair>['real']) => unknown;

const ACTS: Record<string, Act> = {
  'adding a schema twice': (engine) => {
    engine.addSchema({ $id: 'http://example.com/a', id: 'http://example.com/a' });
    engine.addSchema({ $id: 'http://example.com/a', id: 'http://example.com/a' });
  },
  'an id that is not a string': (engine) => engine.addSchema({ $id: 5, id: 5 }),
  'a schema by an unknown key': (engine) => engine.getSchema('nowhere'),
  'a schema inside another': (engine) => {
    engine.addSchema({ definitions: { a: { type: 'string', minLength: 2 } } }, 'all');
    const validate = engine.getSchema('all#/definitions/a');
    return [validate?.('x'), validate?.errors, engine.getSchema('all#/definitions/b')];
  },
  'a keyword twice': (engine) => engine.addKeyword({ keyword: 'type' }),
  'a keyword with a bad name': (engine) => engine.addKeyword('1x'),
  'an own keyword': (engine) => {
    const validate = Object.assign((value: unknown, data: unknown) => data === value, {
      errors: [],
    });
    engine.addKeyword({ keyword: 'same', validate });
    const check = engine.compile({ properties: { a: { same: 1 } } });
    return [check({ a: 1 }), check({ a: 2 }), check.errors];
  },
  'an own keyword that reports': (engine) => {
    const validate: { (): boolean; errors?: unknown } = () => {
      validate.errors = [{ keyword: 'mine', message: 'is mine', params: { a: 1 } }];
      return false;
    };
    engine.addKeyword({ keyword: 'mine', schemaType: 'boolean', validate });
    const check = engine.compile({ items: { mine: true } });
    return [check([1]), check.errors];
  },
  'an own keyword with a wrong value': (engine) => {
    engine.addKeyword({ keyword: 'mine', metaSchema: { type: 'number' }, validate: () => true });
    engine.compile({ mine: 'text' });
  },
};

describe('the facade', () => {
  for (const [name, act] of Object.entries(ACTS)) {
    it(`does what Ajv does: ${name}`, () => {
      for (const dialect of ['draft4', 'draft7', 'draft2020-12'] as const) {
        const { real, ours } = pair(dialect, SPECTRAL);
        const answers = [real, ours].map((engine) => {
          try {
            const answer = act(engine);
            return answer === engine ? 'itself' : answer;
          } catch (error) {
            return failureOf(error);
          }
        });
        expect(answers[1], dialect).toEqual(answers[0]);
      }
    });
  }
});
