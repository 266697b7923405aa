/**
 * Stands in for `oas/functions/oasExample.js` of spectral-rulesets, with the same results. That
 * function copies and cleans the whole schema of every example and has each copy compiled anew,
 * which is where stock Spectral spends most of its time; here a schema is looked at once, copied
 * only where cleaning would change it, and given to the validator as the same object each time.
 */
import * as core from '@stoplight/spectral-core';
import * as formats from '@stoplight/spectral-formats';
import * as oasSchemaModule from '../../../node_modules/@stoplight/spectral-rulesets/dist/oas/functions/oasSchema.js';
import { exampleSchema } from '../example-schema.ts';
import { defaultOf, named } from '../named.ts';

const { createRulesetFunction } = named(core);
const { oas2 } = named(formats);
const oasSchema = defaultOf<SchemaFunction>(oasSchemaModule);

type JsonPath = (string | number)[];
type Results = { message: string; path?: JsonPath }[];
type Version = 2 | 3;
type SchemaFunction = (value: unknown, options: object, context: object) => Results | undefined;

interface Options {
  readonly oasVersion: Version;
  readonly schemaField: string;
  readonly type: 'media' | 'schema';
}

interface Context {
  readonly path: JsonPath;
  readonly document: { readonly formats?: ReadonlySet<unknown> | null };
}

/** Where the members of a schema hold examples of it. */
const SCHEMA_FIELDS = {
  2: ['example', 'x-example', 'default'],
  3: ['example', 'default'],
} as const;

/** Places below which a media type describes what is sent, where read-only members may lack. */
const REQUEST_PLACES = {
  2: [],
  3: [
    ['components', 'requestBodies'],
    ['paths', '*', '*', 'requestBody'],
  ],
} as const;

/** Places below which it describes what is received, where write-only members may lack. */
const RESPONSE_PLACES = {
  2: [['responses'], ['paths', '*', '*', 'responses']],
  3: [
    ['components', 'responses'],
    ['paths', '*', '*', 'responses'],
  ],
} as const;

export default createRulesetFunction<Record<string, unknown>, Options>(
  {
    input: { type: 'object' },
    options: {
      type: 'object',
      properties: {
        oasVersion: { enum: [2, 3] },
        schemaField: { type: 'string' },
        type: { enum: ['media', 'schema'] },
      },
      additionalProperties: false,
    },
  },
  function oasExample(target, options, context) {
    const { path, document } = context as unknown as Context;
    const { oasVersion: version, type, schemaField } = options;
    const given = schemaField === '$' ? target : target[schemaField];
    const schema = exampleSchema(given as object, {
      dropRequiredFlag: document.formats?.has(oas2) === true,
      relaxReadOnly: type === 'media' && isBelow(path, REQUEST_PLACES[version]),
      relaxWriteOnly: type === 'media' && isBelow(path, RESPONSE_PLACES[version]),
    });
    const examples =
      type === 'schema' ? schemaExamples(target, version) : mediaExamples(target, version);
    let results: Results | undefined;
    for (const example of examples) {
      const found = oasSchema(
        example.value,
        { schema },
        { ...context, path: [...path, ...example.at] },
      );
      if (Array.isArray(found)) results = [...(results ?? []), ...found];
    }
    return results;
  },
);

interface Example {
  readonly value: unknown;
  readonly at: JsonPath;
}

function schemaExamples(target: Record<string, unknown>, version: Version): Example[] {
  return SCHEMA_FIELDS[version]
    .filter((field) => field in target)
    .map((field) => ({ value: target[field], at: [field] }));
}

/** `example` wins over `examples`; examples that lie elsewhere (`externalValue`) are not judged. */
function mediaExamples(target: Record<string, unknown>, version: Version): Example[] {
  if (version === 3 && 'example' in target) return [{ value: target.example, at: ['example'] }];
  const { examples } = target;
  if (typeof examples !== 'object' || examples === null) return [];
  return Object.entries(examples).flatMap(([key, example]: [string, unknown]) => {
    if (version === 2) return [{ value: example, at: ['examples', key] }];
    if (typeof example !== 'object' || example === null || 'externalValue' in example) return [];
    return [{ value: (example as { value?: unknown }).value, at: ['examples', key, 'value'] }];
  });
}

function isBelow(path: JsonPath, places: readonly (readonly string[])[]): boolean {
  return places.some((place) =>
    place.every((segment, index) => segment === '*' || segment === path[index]),
  );
}
