import { createRequire } from 'node:module';
import AjvReal from 'ajv';
import Ajv2019Real from 'ajv/dist/2019.js';
import Ajv2020Real from 'ajv/dist/2020.js';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import AjvDraft04Real from 'ajv-draft-04';
import addErrorsReal from 'ajv-errors';
import addFormatLimit from 'ajv-formats/dist/limit.js';
import Ajv from '../../../src/lint/schema/alias/ajv.ts';
import Ajv2019 from '../../../src/lint/schema/alias/ajv-2019.ts';
import Ajv2020 from '../../../src/lint/schema/alias/ajv-2020.ts';
import AjvDraft04 from '../../../src/lint/schema/alias/ajv-draft-04.ts';
import addErrors from '../../../src/lint/schema/alias/ajv-errors.ts';
import addFormats from '../../../src/lint/schema/alias/ajv-formats.ts';
import type { ErrorObject, Options, Schema } from '../../../src/lint/schema/types.ts';

// the very formats that Spectral's functions use: 2.1.1, not the root's 3.0.1
const require = createRequire(import.meta.url);
const FORMATS =
  '../../../node_modules/@stoplight/spectral-functions/node_modules/ajv-formats/dist/formats.js';
const { fullFormats } = require(FORMATS) as { fullFormats: Record<string, unknown> };

function addFormatsReal(ajv: Engine): void {
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
  pluginOf(addFormatLimit)(ajv);
}

/** What the two have in common, as far as the tests go. */
export interface Engine {
  compile(schema: Schema): {
    (data: unknown): unknown;
    errors?: ErrorObject[] | null;
  };
  addSchema(schema: unknown, key?: string): unknown;
  addKeyword(keyword: unknown): unknown;
  addFormat(name: string, format: unknown): unknown;
  getSchema(ref: string): { (data: unknown): unknown; errors?: ErrorObject[] | null } | undefined;
}

type EngineClass = new (options: Options) => Engine;
const classOf = (given: unknown): EngineClass =>
  (typeof given === 'function' ? given : (given as { default: unknown }).default) as EngineClass;
const pluginOf = (given: unknown): ((ajv: Engine) => void) =>
  (typeof given === 'function' ? given : (given as { default: unknown }).default) as never;

export const DIALECTS = {
  draft4: [AjvDraft04Real, AjvDraft04],
  draft6: [AjvReal, Ajv],
  draft7: [AjvReal, Ajv],
  'draft2019-09': [Ajv2019Real, Ajv2019],
  'draft2020-12': [Ajv2020Real, Ajv2020],
} as const;
export type DialectName = keyof typeof DIALECTS;

export interface Pair {
  real: Engine;
  ours: Engine;
  /** what each logged, to be compared as well */
  logs: { real: string[]; ours: string[] };
}

function create(
  given: unknown,
  own: boolean,
  dialect: DialectName,
  options: Options,
): [Engine, string[]] {
  const logs: string[] = [];
  const log = (...args: unknown[]): void => {
    // Ajv logs the source it generated when compiling that fails: we have none
    if (!String(args[0]).startsWith('Error compiling schema'))
      logs.push(args.map(String).join(' '));
  };
  const engine = new (classOf(given))({ logger: { log, warn: log, error: log }, ...options });
  if (own) addFormats(engine as never);
  else addFormatsReal(engine);
  if (options.allErrors) {
    if (own) addErrors(engine as never);
    else pluginOf(addErrorsReal)(engine);
  }
  if (dialect === 'draft6') engine.addSchema(draft6);
  return [engine, logs];
}

/** Spectral's own options, see spectral-functions/dist/schema/ajv.js. */
export const SPECTRAL: Options = {
  meta: true,
  messages: true,
  strict: false,
  allowUnionTypes: true,
  unicodeRegExp: false,
};

export function pair(dialect: DialectName, options: Options): Pair {
  const [realClass, ownClass] = DIALECTS[dialect];
  const [real, realLogs] = create(realClass, false, dialect, options);
  const [ours, ownLogs] = create(ownClass, true, dialect, options);
  return { real, ours, logs: { real: realLogs, ours: ownLogs } };
}

export type Outcome =
  | { thrown: string; name: string }
  | { valid: unknown; errors: ErrorObject[] | null };

/** Where Ajv overflows the stack, we say which budget ran out: the one difference that is meant. */
export const OVERFLOW: Outcome = { thrown: 'too deep', name: 'RangeError' };

export function failureOf(error: unknown): Outcome {
  const { message } = error as Error;
  const { name } = (error as Error).constructor;
  if (name === 'SchemaBudgetError') return OVERFLOW;
  if (message === 'Maximum call stack size exceeded') return OVERFLOW;
  return { thrown: message, name };
}

export function outcomesOf(engine: Engine, schema: Schema, instances: unknown[]): Outcome[] {
  let validate: ReturnType<Engine['compile']>;
  try {
    validate = engine.compile(schema);
  } catch (error) {
    return [failureOf(error)];
  }
  return instances.map((instance) => {
    try {
      const valid = validate(instance);
      return { valid, errors: structuredClone(validate.errors ?? null) };
    } catch (error) {
      return failureOf(error);
    }
  });
}

const shared = new Map<string, Pair>();

/** Engines that have seen other schemas, unless this one names itself or another: most of the time goes into new ones. */
export function pairFor(schema: unknown, dialect: DialectName, options: Options): Pair {
  const text = JSON.stringify(schema) ?? '';
  if (/"\$?(id|schema|anchor|dynamicAnchor|ref)":|localhost:1234/.test(text)) {
    return pair(dialect, options);
  }
  const key = `${dialect} ${JSON.stringify(options)}`;
  const engines = shared.get(key) ?? pair(dialect, options);
  shared.set(key, engines);
  engines.logs.real.length = 0;
  engines.logs.ours.length = 0;
  return engines;
}
