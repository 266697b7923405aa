import { describe, expect, it } from 'vitest';
import Ajv from '../../../src/lint/schema/alias/ajv.ts';
import Ajv2020 from '../../../src/lint/schema/alias/ajv-2020.ts';
import addErrors from '../../../src/lint/schema/alias/ajv-errors.ts';
import addFormats from '../../../src/lint/schema/alias/ajv-formats.ts';
import { SchemaBudgetError } from '../../../src/lint/schema/budget.ts';
import type { RegExpFactory, Schema, SchemaObject } from '../../../src/lint/schema/types.ts';

const quiet = { strict: false, logger: false } as const;

function nested(levels: number): SchemaObject {
  let schema: SchemaObject = { type: 'string' };
  for (let i = 0; i < levels; i++) schema = { properties: { a: schema } };
  return schema;
}

function refusal(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error instanceof SchemaBudgetError ? error.code : error;
  }
  return 'no error';
}

describe('hostile schemas end in SchemaBudgetError', () => {
  const compile = (schema: Schema): unknown => refusal(() => new Ajv(quiet).compile(schema));

  it('nested too deep', () => {
    expect(compile(nested(100))).toBe('no error');
    expect(compile(nested(2_000))).toBe('schema-depth');
    expect(compile(nested(50_000))).toBe('schema-depth');
  });

  it('references in a long chain', () => {
    const definitions: SchemaObject = {};
    for (let i = 0; i < 2_000; i++) {
      definitions[`d${i}`] = { properties: { a: { $ref: `#/definitions/d${i + 1}` } } };
    }
    definitions.d2000 = { $ref: '#/definitions/d0' };
    expect(compile({ definitions, $ref: '#/definitions/d0' })).toBe('schema-depth');
  });

  it('one large definition inlined again and again', () => {
    const large = { properties: Object.fromEntries(many(2_000, () => ({ type: 'string' }))) };
    const properties = Object.fromEntries(many(2_000, () => ({ $ref: '#/definitions/large' })));
    expect(compile({ definitions: { large }, properties })).toBe('schema-nodes');
  });

  it('recursion without an end', () => {
    const validate = new Ajv(quiet).compile({ $ref: '#' });
    expect(refusal(() => validate({}))).toBe('call-depth');
  });

  it('recursion that doubles', () => {
    const twice = { $ref: '#' };
    const validate = new Ajv(quiet).compile({
      properties: { a: { allOf: [twice, twice] } },
    });
    expect(refusal(() => validate(deep(40)))).toBe('calls');
  });

  it('data nested too deep', () => {
    const validate = new Ajv(quiet).compile({ properties: { a: { $ref: '#' } } });
    expect(refusal(() => validate(deep(50_000)))).toBe('call-depth');
    const same = new Ajv(quiet).compile({ uniqueItems: true });
    expect(refusal(() => same([deep(2_000), deep(2_000)]))).toBe('data-depth');
  });

  it('quadratic comparisons', () => {
    const validate = new Ajv(quiet).compile({ uniqueItems: true });
    const items = Array.from({ length: 10_000 }, (_, i) => ({ i }));
    expect(refusal(() => validate(items))).toBe('comparisons');
  });
});

function many<T>(count: number, make: () => T): [string, T][] {
  return Array.from({ length: count }, (_, i) => [`p${i}`, make()]);
}

function deep(levels: number): unknown {
  let data: unknown = {};
  for (let i = 0; i < levels; i++) data = { a: data };
  return data;
}

describe('without code generation', () => {
  it('is how these tests run', () => {
    expect(() => Reflect.construct(Function, ['return 1'])).toThrow(EvalError);
  });

  it('compiles, validates and reports', () => {
    const ajv = new Ajv2020({ ...quiet, allErrors: true });
    addFormats(ajv);
    addErrors(ajv);
    const validate = ajv.compile({
      properties: { a: { format: 'date', errorMessage: 'must be a day' } },
      unevaluatedProperties: false,
    });
    expect(validate({ a: '2020-02-30', b: 1 })).toBe(false);
    expect(validate.errors?.map(({ message }) => message)).toEqual([
      'must be a day',
      'must NOT have unevaluated properties',
    ]);
  });

  it('lets another engine test the patterns', () => {
    const seen: string[] = [];
    const regExp: RegExpFactory = (source, flags) => {
      seen.push(source);
      return new RegExp(source, flags);
    };
    new Ajv({ ...quiet, regExp }).compile({
      pattern: '^a',
      patternProperties: { '^b': { pattern: '^a' } },
    });
    expect(seen).toEqual(['^a', '^b']);
  });

  it('leaves Object.prototype alone', () => {
    const hostile = JSON.parse(
      '{"$ref": "#/definitions/__proto__", "definitions": {"__proto__": {"polluted": true}}}',
    );
    refusal(() => new Ajv(quiet).compile(hostile));
    expect('polluted' in {}).toBe(false);
  });
});
