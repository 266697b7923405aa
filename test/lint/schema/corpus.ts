import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { parse } from 'yaml';
import type { Schema, SchemaObject } from '../../../src/lint/schema/types.ts';
import type { DialectName } from './engines.ts';

export const CORPUS = new URL('../../../../shared/corpus/openapi', import.meta.url).pathname;
export const present = existsSync(CORPUS);

/** Larger documents take YAML seconds to parse and say nothing new. */
const MAX_BYTES = 3_000_000;

export interface CorpusCase {
  name: string;
  dialect: DialectName;
  schema: Schema;
  instances: unknown[];
}

const asObject = (value: unknown): SchemaObject =>
  value && typeof value === 'object' ? (value as SchemaObject) : {};

function read(file: string): SchemaObject {
  const path = `${CORPUS}/${file}`;
  if (statSync(path).size > MAX_BYTES) return {};
  try {
    const text = readFileSync(path, 'utf8');
    return asObject(
      file.endsWith('.json') ? JSON.parse(text) : parse(text, { logLevel: 'silent' }),
    );
  } catch {
    return {};
  }
}

/** Examples wherever they stand in a schema, and a few values that fit nothing. */
function instancesOf(schema: SchemaObject): unknown[] {
  const found: unknown[] = [{}, [], 'text', 12.5, null];
  for (const name of ['example', 'default']) {
    if (schema[name] !== undefined) found.push(schema[name]);
  }
  const composed: SchemaObject = {};
  for (const [name, property] of Object.entries(asObject(schema.properties))) {
    const { example } = asObject(property);
    composed[name] = example ?? 'value';
  }
  return [...found, composed];
}

/** Each schema under components/schemas, with the document's schemas for its references to find. */
export function* casesOf(file: string): Generator<CorpusCase> {
  const document = read(file);
  const schemas = asObject(asObject(document.components).schemas ?? document.definitions);
  const dialect = String(document.openapi).startsWith('3.1') ? 'draft2020-12' : 'draft4';
  for (const [name, schema] of Object.entries(schemas)) {
    const key = asObject(document.components).schemas ? 'components' : 'definitions';
    const holder = key === 'components' ? { schemas } : schemas;
    yield {
      name: `${file} ${name}`,
      dialect,
      schema: { ...asObject(schema), [key]: holder },
      instances: instancesOf(asObject(schema)),
    };
  }
}

export function corpusFiles(): string[] {
  return present
    ? readdirSync(CORPUS)
        .filter((file) => /\.(json|ya?ml)$/.test(file))
        .sort()
    : [];
}
