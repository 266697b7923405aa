/**
 * Stands in for `schema/ajv.js` of spectral-functions: one validator per dialect and error mode for
 * a document, with Spectral's settings. Schemas of examples are given again as the same objects
 * where Spectral gives a fresh copy each time; a refusal is then remembered, because a validator
 * asked twice about one object would accept the second time what it refused the first.
 */
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import draft4 from '../../../node_modules/@stoplight/spectral-functions/dist/schema/draft4.json' with {
  type: 'json',
};
import { BoundedPattern } from '../regex/bounded-pattern.ts';
import { Ajv, Ajv2019, Ajv2020, AjvDraft04 } from '../schema/dialects.ts';
import { addErrorMessages } from '../schema/error-message.ts';
import { addFormats } from '../schema/formats.ts';
import type { Options, SchemaObject, ValidateFunction } from '../schema/types.ts';

type AnyAjv = InstanceType<typeof Ajv>;
type Dialect = new (options: Options) => AnyAjv;

const DIALECTS: Readonly<Record<string, Dialect>> = {
  draft4: AjvDraft04,
  'draft2019-09': Ajv2019,
  'draft2020-12': Ajv2020,
};

/** Schemas which the caller gives unchanged each time; see above. */
export const sameEachTime = new WeakSet<object>();

/** Unknown formats are passed over, as in Spectral; nothing else is worth a line either. */
const SILENT = { log() {}, warn() {}, error() {} };

function createInstance(Class: Dialect, allErrors: boolean): AnyAjv {
  const ajv = new Class({
    allErrors,
    meta: true,
    messages: true,
    strict: false,
    allowUnionTypes: true,
    logger: SILENT,
    unicodeRegExp: false,
    // The documents' patterns, on the documents' examples.
    regExp: (source, flags) => new BoundedPattern(source, flags),
  });
  addFormats(ajv);
  if (allErrors) addErrorMessages(ajv);
  if (Class === Ajv) {
    ajv.addSchema(draft4 as SchemaObject);
    ajv.addSchema(draft6 as SchemaObject);
  }
  return ajv;
}

interface Compiled {
  readonly ajv: AnyAjv;
  readonly validators: WeakMap<object, ValidateFunction>;
  readonly refusals: WeakMap<object, unknown>;
}

export function createAjvInstances() {
  const instances = new Map<string, Compiled>();
  return (schema: SchemaObject, dialect: string, allErrors: boolean): ValidateFunction => {
    const Class = DIALECTS[dialect] ?? Ajv;
    const key = `${Class === Ajv ? 'auto' : dialect} ${allErrors}`;
    const known = instances.get(key);
    const instance = known ?? {
      ajv: createInstance(Class, allErrors),
      validators: new WeakMap(),
      refusals: new WeakMap(),
    };
    if (known === undefined) instances.set(key, instance);
    const { $id } = schema as { $id?: unknown };
    if (typeof $id === 'string') return instance.ajv.getSchema($id) ?? instance.ajv.compile(schema);
    return compileOnce(instance, schema);
  };
}

function compileOnce({ ajv, validators, refusals }: Compiled, schema: SchemaObject) {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  if (refusals.has(schema)) throw refusals.get(schema);
  try {
    const validator = ajv.compile(schema);
    validators.set(schema, validator);
    return validator;
  } catch (error) {
    if (sameEachTime.has(schema)) refusals.set(schema, error);
    throw error;
  }
}
