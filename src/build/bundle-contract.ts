/**
 * One OpenAPI document out of `specs/<contract>/v<major>.yaml` and what it refers to: consumers
 * download a single file that needs nothing beside it.
 *
 * Shared files are fragments of an OpenAPI document, so a reference `../_shared/problem.yaml#/components/…`
 * becomes the same pointer in the bundle. `externalValue` of examples is read and put in `value`.
 */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

const POINTER = /^#\/components\/([a-zA-Z]+)\/([A-Za-z0-9_.-]+)$/;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every component pulled into the bundle, and the file that it came from. */
type Components = Map<string, { readonly file: string; readonly value: Json }>;

export async function bundleContract(file: string): Promise<JsonObject> {
  const document = await readYaml(file);
  const components: Components = new Map();
  const { components: own, ...rest } = document;
  const bundled = await inline(rest, { file, main: file, components });
  if (isObject(own)) {
    for (const [section, members] of Object.entries(own)) {
      for (const name of Object.keys(isObject(members) ? members : {})) {
        await pull(file, section, name, { file, main: file, components });
      }
    }
  }
  return { ...(isObject(bundled) ? bundled : {}), components: grouped(components) };
}

interface Place {
  /** File being read, against which relative references stand. */
  readonly file: string;
  readonly main: string;
  readonly components: Components;
}

async function inline(value: Json, place: Place): Promise<Json> {
  if (Array.isArray(value)) return Promise.all(value.map((item: Json) => inline(item, place)));
  if (!isObject(value)) return value;
  const result: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === '$ref' && typeof member === 'string') {
      result[key] = await localReference(member, place);
    } else if (key === 'externalValue' && typeof member === 'string') {
      const text = await readFile(resolve(dirname(place.file), member), 'utf8');
      result.value = JSON.parse(text);
    } else {
      result[key] = await inline(member, place);
    }
  }
  return result;
}

async function localReference(reference: string, place: Place): Promise<string> {
  const [path = '', fragment = ''] = reference.split('#');
  const pointer = `#${fragment}`;
  const [, section, name] = POINTER.exec(pointer) ?? [];
  if (section === undefined || name === undefined) {
    throw new Error(`${place.file}: ${reference} does not point to a component`);
  }
  const file = path === '' ? place.file : resolve(dirname(place.file), path);
  await pull(file, section, name, { ...place, file });
  return pointer;
}

async function pull(file: string, section: string, name: string, place: Place): Promise<void> {
  const key = `${section}/${name}`;
  const known = place.components.get(key);
  if (known !== undefined) {
    if (known.file !== file) throw new Error(`${key} is defined in ${known.file} and in ${file}`);
    return;
  }
  const sections = (await readYaml(file)).components;
  const members = isObject(sections) ? sections[section] : undefined;
  const value = isObject(members) ? members[name] : undefined;
  if (value === undefined) throw new Error(`${file} has no ${key}`);
  // Reserved first: schemas may refer to themselves.
  place.components.set(key, { file, value: null });
  place.components.set(key, { file, value: await inline(value, place) });
}

function grouped(components: Components): JsonObject {
  const sections: Record<string, Record<string, Json>> = {};
  for (const [key, { value }] of [...components].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [section = '', name = ''] = key.split('/');
    sections[section] = { ...sections[section], [name]: value };
  }
  return sections;
}

async function readYaml(file: string): Promise<JsonObject> {
  const value: Json = parse(await readFile(file, 'utf8'));
  if (!isObject(value)) throw new Error(`${file} is not a YAML mapping`);
  return value;
}
