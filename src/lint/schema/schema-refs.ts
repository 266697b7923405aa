import type { Ajv } from './ajv.ts';
import { MAX_SCHEMA_DEPTH, MAX_SCHEMA_NODES, SchemaBudgetError } from './budget.ts';
import { deepEqual } from './deep-equal.ts';
import type { LocalRefs } from './schema-env.ts';
import type { Schema, SchemaObject } from './types.ts';
import { escapePointer, getFullPath, normalizeId, resolveUri } from './uri.ts';

// json-schema-traverse's tables with `allKeys`, read with `in` as it does
const ARRAY_KEYWORDS = { items: true, allOf: true, anyOf: true, oneOf: true };
const PROPS_KEYWORDS = {
  $defs: true,
  definitions: true,
  properties: true,
  patternProperties: true,
  dependencies: true,
};
const SKIPPED = {
  default: true,
  enum: true,
  const: true,
  required: true,
  maximum: true,
  minimum: true,
  exclusiveMaximum: true,
  exclusiveMinimum: true,
  multipleOf: true,
  maxLength: true,
  minLength: true,
  pattern: true,
  format: true,
  maxItems: true,
  minItems: true,
  uniqueItems: true,
  maxProperties: true,
  minProperties: true,
};

const ANCHOR = /^[a-z_][-a-z0-9._]*$/i;

/** A place in the schema, printed only for a schema that has an id or an anchor. */
interface Place {
  parent: Place | undefined;
  keyword: string;
  key: string | number | undefined;
  depth: number;
}

function pointerTo(place: Place): string {
  const parent = place.parent === undefined ? '' : pointerTo(place.parent);
  if (place.depth === 0) return parent;
  const key = typeof place.key === 'string' ? escapePointer(place.key) : place.key;
  return `${parent}/${place.keyword}${key === undefined ? '' : `/${key}`}`;
}

function ambiguous(ref: string): Error {
  return new Error(`reference "${ref}" resolves to more than one schema`);
}

function checkSame(schema: unknown, other: unknown, ref: string): void {
  if (other !== undefined && !deepEqual(schema, other)) throw ambiguous(ref);
}

class RefCollector {
  readonly #ajv: Ajv;
  readonly #pathPrefix: string;
  readonly #seen = new Set<string>();
  readonly localRefs: LocalRefs = {};
  #nodes = 0;

  constructor(ajv: Ajv, pathPrefix: string) {
    this.#ajv = ajv;
    this.#pathPrefix = pathPrefix;
  }

  visit(schema: unknown, baseId: string, place: Place): void {
    if (!schema || typeof schema !== 'object' || Array.isArray(schema)) return;
    if (place.depth > MAX_SCHEMA_DEPTH) throw new SchemaBudgetError('schema-depth');
    if (++this.#nodes > MAX_SCHEMA_NODES) throw new SchemaBudgetError('schema-nodes');
    const object = schema as SchemaObject;
    const inner = place.depth === 0 ? baseId : this.#enter(object, baseId, place);
    for (const key in object) this.#visitKey(object[key], key, inner, place);
  }

  #visitKey(value: unknown, key: string, baseId: string, parent: Place): void {
    if (!value || typeof value !== 'object') return;
    const depth = parent.depth + 1;
    if (Array.isArray(value)) {
      if (!(key in ARRAY_KEYWORDS)) return;
      for (let i = 0; i < value.length; i++) {
        this.visit(value[i], baseId, { parent, keyword: key, key: i, depth });
      }
    } else if (key in PROPS_KEYWORDS) {
      const map = value as SchemaObject;
      for (const name in map) {
        this.visit(map[name], baseId, { parent, keyword: key, key: name, depth });
      }
    } else if (!(key in SKIPPED)) {
      this.visit(value, baseId, { parent, keyword: key, key: undefined, depth });
    }
  }

  #enter(schema: SchemaObject, baseId: string, place: Place): string {
    let inner = baseId;
    const id = schema[this.#ajv.opts.schemaId];
    if (typeof id === 'string') inner = this.#addRef(schema, id, inner, place);
    this.#addAnchor(schema, schema.$anchor, inner, place);
    this.#addAnchor(schema, schema.$dynamicAnchor, inner, place);
    return inner;
  }

  #addAnchor(schema: SchemaObject, anchor: unknown, baseId: string, place: Place): void {
    if (typeof anchor !== 'string') return;
    if (!ANCHOR.test(anchor)) throw new Error(`invalid anchor "${anchor}"`);
    this.#addRef(schema, `#${anchor}`, baseId, place);
  }

  #addRef(schema: SchemaObject, given: string, baseId: string, place: Place): string {
    const { refs } = this.#ajv;
    const ref = normalizeId(baseId ? resolveUri(baseId, given) : given);
    if (this.#seen.has(ref)) throw ambiguous(ref);
    this.#seen.add(ref);
    let known = refs[ref];
    if (typeof known === 'string') known = refs[known];
    if (typeof known === 'object') {
      checkSame(schema, known.schema, ref);
      return ref;
    }
    const fullPath = this.#pathPrefix + pointerTo(place);
    if (ref === normalizeId(fullPath)) return ref;
    if (ref.startsWith('#')) {
      checkSame(schema, this.localRefs[ref], ref);
      this.localRefs[ref] = schema;
    } else {
      refs[ref] = fullPath;
    }
    return ref;
  }
}

/** Finds the ids and anchors inside a schema: local ones are returned, others go to `ajv.refs`. */
export function getSchemaRefs(ajv: Ajv, schema: Schema, baseId: string): LocalRefs {
  if (typeof schema === 'boolean') return {};
  const id = normalizeId((schema[ajv.opts.schemaId] as string | undefined) || baseId);
  const collector = new RefCollector(ajv, getFullPath(id, false));
  const root = { parent: undefined, keyword: '', key: undefined, depth: 0 };
  collector.visit(schema, id, root);
  return collector.localRefs;
}
