import schemaTraverse from 'json-schema-traverse';
import { MAX_SCHEMA_NODES, SchemaBudgetError } from './schema/budget.ts';
import { sameEachTime } from './substitutes/schema-instances.ts';

export interface Relaxation {
  /** Swagger 2.0 parameters say `required: true` where a schema lists names. */
  readonly dropRequiredFlag: boolean;
  readonly relaxReadOnly: boolean;
  readonly relaxWriteOnly: boolean;
}

type SchemaNode = Record<string, unknown>;

type Visit = (
  node: SchemaNode,
  pointer: string,
  root: SchemaNode,
  parentPointer: string | undefined,
  keyword: string | undefined,
  parent: SchemaNode | undefined,
  name: string | number | undefined,
) => void;

/** The package is CommonJS and its types leave the keyword tables out. */
const traverse = schemaTraverse as unknown as {
  (schema: SchemaNode, options: { allKeys?: boolean }, visit: Visit): void;
  readonly keywords: Readonly<Record<string, boolean>>;
  readonly arrayKeywords: Readonly<Record<string, boolean>>;
  readonly propsKeywords: Readonly<Record<string, boolean>>;
  readonly skipKeywords: Readonly<Record<string, boolean>>;
};

/** What Spectral's cleaning would do below a schema; each found once per object. */
interface Traits {
  /** Something under a keyword unknown to JSON Schema carries an identifier. */
  strayId: boolean;
  readOnly: boolean;
  writeOnly: boolean;
  /** Values or an order of members that a trip through JSON text would change. */
  unfaithful: boolean;
  /** Objects below and including this one, each counted once per path that leads there. */
  size: number;
}

const traitsOf = new WeakMap<object, Traits>();
const prepared = new WeakMap<object, Map<number, SchemaNode>>();

/** The schema as examples are held against it: itself wherever nothing has to change. */
export function exampleSchema(given: object, relaxation: Relaxation): object {
  const { dropRequiredFlag, relaxReadOnly, relaxWriteOnly } = relaxation;
  const key = Number(dropRequiredFlag) + 2 * Number(relaxReadOnly) + 4 * Number(relaxWriteOnly);
  const variants = prepared.get(given) ?? new Map<number, SchemaNode>();
  const known = variants.get(key);
  if (known !== undefined) return known;
  const schema = prepare(given as SchemaNode, relaxation);
  sameEachTime.add(schema);
  prepared.set(given, variants.set(key, schema));
  return schema;
}

function prepare(given: SchemaNode, relaxation: Relaxation): SchemaNode {
  const flagged = relaxation.dropRequiredFlag && 'required' in given && isFlag(given.required);
  const traits = inspect(given);
  const relaxes =
    (relaxation.relaxReadOnly && traits.readOnly) ||
    (relaxation.relaxWriteOnly && traits.writeOnly);
  if (!flagged && !relaxes && !traits.strayId && !traits.unfaithful) return given;
  if (traits.size > MAX_SCHEMA_NODES) throw new SchemaBudgetError('schema-nodes');
  const { required: _, ...unflagged } = given;
  const copy = JSON.parse(JSON.stringify(flagged ? unflagged : given)) as SchemaNode;
  removeStrayIds(copy);
  if (relaxation.relaxReadOnly || relaxation.relaxWriteOnly) relaxRequired(copy, relaxation);
  return copy;
}

const isFlag = (value: unknown): boolean => typeof value === 'boolean';

/** Looks at each object once, however many schemas share it; circles are cut where they close. */
function inspect(node: object): Traits {
  const known = traitsOf.get(node);
  if (known !== undefined) return known;
  traitsOf.set(node, NO_TRAITS);
  const traits = { ...NO_TRAITS };
  for (const [keyword, value] of Object.entries(node)) {
    if (!isFaithful(keyword, value, node)) traits.unfaithful = true;
    if (typeof value !== 'object' || value === null) continue;
    const below = inspect(value);
    traits.unfaithful ||= below.unfaithful;
    traits.size += below.size;
    for (const child of subschemas(keyword, value)) {
      const deeper = inspect(child);
      traits.strayId ||= deeper.strayId || isStray(keyword, child);
      traits.readOnly ||= deeper.readOnly || child.readOnly === true;
      traits.writeOnly ||= deeper.writeOnly || child.writeOnly === true;
    }
  }
  traitsOf.set(node, traits);
  return traits;
}

const NO_TRAITS: Traits = {
  strayId: false,
  readOnly: false,
  writeOnly: false,
  unfaithful: false,
  size: 1,
};

/** JSON has no NaN nor infinity, and number-like names lose the order in which they stand. */
function isFaithful(key: string, value: unknown, node: object): boolean {
  if (typeof value === 'number' && !Number.isFinite(value)) return false;
  return Array.isArray(node) || !/^\d/.test(key);
}

/** What json-schema-traverse visits below a keyword when it is to visit all keys. */
function subschemas(keyword: string, value: object): SchemaNode[] {
  if (Array.isArray(value)) {
    return Object.hasOwn(traverse.arrayKeywords, keyword) ? value.filter(isNode) : [];
  }
  if (Object.hasOwn(traverse.propsKeywords, keyword)) return Object.values(value).filter(isNode);
  return Object.hasOwn(traverse.skipKeywords, keyword) ? [] : [value as SchemaNode];
}

function isNode(value: unknown): value is SchemaNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStray(keyword: string, node: SchemaNode): boolean {
  return !KNOWN_KEYWORDS.has(keyword) && ('id' in node || '$id' in node);
}

const KNOWN_KEYWORDS = new Set([
  ...Object.keys(traverse.keywords),
  ...Object.keys(traverse.arrayKeywords),
  ...Object.keys(traverse.propsKeywords),
]);

/** An `id` under a keyword unknown to JSON Schema is data, and must not name a schema. */
function removeStrayIds(schema: SchemaNode): void {
  traverse(schema, { allKeys: true }, (node, _pointer, _root, _parent, keyword) => {
    if (keyword !== undefined && !KNOWN_KEYWORDS.has(keyword)) delete node.id;
  });
}

/** What is only read need not be in a request, nor what is only written in a response. */
function relaxRequired(schema: SchemaNode, { relaxReadOnly, relaxWriteOnly }: Relaxation): void {
  const negated: string[] = [];
  traverse(schema, {}, (node, pointer, _root, parentPointer, keyword, parent, name) => {
    if (keyword === 'not') {
      negated.push(pointer);
      return;
    }
    const isNegated = negated.some(
      (not) => parentPointer === not || parentPointer?.startsWith(`${not}/`),
    );
    const relaxed =
      (node.readOnly === true && relaxReadOnly) || (node.writeOnly === true && relaxWriteOnly);
    if (isNegated || !relaxed || keyword !== 'properties' || parent === undefined) return;
    if (!Array.isArray(parent.required)) return;
    parent.required = parent.required.filter((property: unknown) => property !== name);
    if ((parent.required as unknown[]).length === 0) delete parent.required;
  });
}
