/** Seeded schemas and instances for the differential fuzz: small, dense in keywords, often wrong. */
export type Random = () => number;

export function mulberry32(seed: number): Random {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;
const chance = (random: Random, p: number): boolean => random() < p;
const int = (random: Random, max: number): number => Math.floor(random() * max);

const NAMES = ['a', 'b', 'c', 'a/b', '~t', 'isPrototypeOf', 'é'];
const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];
const STRINGS = ['', 'a', 'ab', 'abc', '2020-01-01', '12:00:00', '127.0.0.1', '😀', 'x@y.z'];
const NUMBERS = [0, 1, 2, 3, -1, 1.5, 0.1, 1e21, 100];
const PATTERNS = ['^a', 'b$', '[0-9]+', '^.{2}$', 'é'];
const FORMATS = ['date', 'time', 'email', 'ipv4', 'uri', 'int32', 'float', 'regex', 'unknown-one'];

export function instance(random: Random, depth = 3): unknown {
  const kind = int(random, depth > 0 ? 9 : 5);
  if (kind === 0) return null;
  if (kind === 1) return chance(random, 0.5);
  if (kind === 2) return pick(random, NUMBERS);
  if (kind <= 4) return pick(random, STRINGS);
  const size = int(random, 4);
  if (kind <= 6) return Array.from({ length: size }, () => instance(random, depth - 1));
  const object: Record<string, unknown> = {};
  for (let i = 0; i < size; i++) object[pick(random, NAMES)] = instance(random, depth - 1);
  return object;
}

export interface Flavour {
  dialect: string;
  allErrors: boolean;
}

type Schema = Record<string, unknown> | boolean;
type Make = (random: Random, flavour: Flavour, depth: number) => unknown;

const sub: Make = (random, flavour, depth) => schema(random, flavour, depth - 1);
const list: Make = (random, flavour, depth) =>
  Array.from({ length: 1 + int(random, 3) }, () => sub(random, flavour, depth));
const map: Make = (random, flavour, depth) =>
  Object.fromEntries(
    Array.from({ length: 1 + int(random, chance(random, 0.1) ? 12 : 3) }, (_, i) => [
      i > 5 ? `p${i}` : pick(random, NAMES),
      sub(random, flavour, depth),
    ]),
  );
const patternMap: Make = (random, flavour, depth) =>
  Object.fromEntries(
    Array.from({ length: 1 + int(random, 2) }, () => [
      pick(random, PATTERNS),
      sub(random, flavour, depth),
    ]),
  );
const names: Make = (random) => [...new Set([pick(random, NAMES), pick(random, NAMES)])];
const count: Make = (random) => int(random, 4);
const values: Make = (random) => {
  const made = Array.from({ length: 1 + int(random, 3) }, () => instance(random, 1));
  return made.filter(
    (v, i) => made.findIndex((w) => JSON.stringify(v) === JSON.stringify(w)) === i,
  );
};

const COMMON: Record<string, Make> = {
  type: (random) =>
    chance(random, 0.7)
      ? pick(random, TYPES)
      : [...new Set([pick(random, TYPES), pick(random, TYPES)])],
  enum: values,
  not: sub,
  anyOf: list,
  oneOf: list,
  allOf: list,
  maximum: (random) => pick(random, NUMBERS),
  minimum: (random) => pick(random, NUMBERS),
  multipleOf: (random) => pick(random, [1, 2, 0.1, 0.5, 3]),
  maxLength: count,
  minLength: count,
  pattern: (random) => pick(random, PATTERNS),
  format: (random) => pick(random, FORMATS),
  maxItems: count,
  minItems: count,
  uniqueItems: (random) => chance(random, 0.8),
  maxProperties: count,
  minProperties: count,
  required: names,
  properties: map,
  patternProperties: patternMap,
  additionalProperties: sub,
  items: sub,
  $ref: (random, { dialect }) => {
    const local = ['#/definitions/a', '#/definitions/b', '#/definitions/c', '#/definitions/d', '#'];
    const modern = [...local, '#anchored', '#/definitions/a/properties/a'];
    return pick(random, /20/.test(dialect) ? modern : local);
  },
  title: () => 'a title',
};

const DRAFT6: Record<string, Make> = {
  const: (random) => instance(random, 1),
  contains: sub,
  propertyNames: sub,
  exclusiveMaximum: (random) => pick(random, NUMBERS),
  exclusiveMinimum: (random) => pick(random, NUMBERS),
};
const DRAFT7: Record<string, Make> = Object.fromEntries(
  ['if', 'then', 'else'].map((name) => [name, sub]),
);
const TUPLES: Record<string, Make> = { items: list, additionalItems: sub };
const NEXT: Record<string, Make> = {
  minContains: count,
  maxContains: count,
  dependentRequired: (random) => ({ [pick(random, NAMES)]: ['a', pick(random, ['b', 'c'])] }),
  dependentSchemas: map,
  unevaluatedItems: sub,
  unevaluatedProperties: sub,
};
const DEPENDENCIES: Record<string, Make> = {
  dependencies: (random, flavour, depth) => ({
    [pick(random, NAMES)]: chance(random, 0.5) ? ['a', 'b'] : sub(random, flavour, depth),
    [pick(random, NAMES)]: sub(random, flavour, depth),
  }),
};

function keywordsOf(dialect: string): [string, Make][] {
  const lists: Record<string, Make>[] = [COMMON, DEPENDENCIES];
  if (dialect !== 'draft4') lists.push(DRAFT6);
  if (!/draft[46]/.test(dialect)) lists.push(DRAFT7);
  if (dialect !== 'draft2020-12') lists.push(TUPLES);
  if (/20/.test(dialect)) lists.push(NEXT, NEXT);
  if (dialect === 'draft2019-09') lists.push({ $recursiveRef: () => '#' });
  if (dialect === 'draft2020-12') {
    lists.push({ prefixItems: list, $dynamicRef: () => '#node' });
  }
  return lists.flatMap((keywords) => Object.entries(keywords));
}

/** A place in an errorMessage for the value that a JSON pointer finds. */
const at = (pointer: string): string => `$\{${pointer}}`;

const errorMessage: Make = (random, _flavour, depth) => {
  if (chance(random, 0.4))
    return pick(random, ['is wrong', `got ${at('0')} and ${at('/a')}`, `in ${at('/a/b')}!`]);
  const message: Record<string, unknown> = {};
  const names_ = [
    'type',
    'required',
    'properties',
    'items',
    'enum',
    '_',
    'minimum',
    'additionalProperties',
  ];
  for (let i = 0; i <= int(random, 3); i++) {
    const name = pick(random, names_);
    if (name === 'items') message.items = ['first', `second ${at('0')}`];
    // no template for a name like a/b: ajv-errors writes it unquoted into its code
    else if (name === 'properties')
      message.properties = { b: `bad ${at('0/b')}`, 'a/b': 'bad a/b' };
    else if (name === 'required' && chance(random, 0.5))
      message.required = { a: 'no a', b: 'no b' };
    else message[name] = `${name} is wrong at ${depth} ${at('0')}`;
  }
  return message;
};

export function schema(random: Random, flavour: Flavour, depth = 3): Schema {
  if (chance(random, 0.06) && flavour.dialect !== 'draft4') return chance(random, 0.6);
  if (depth <= 0) {
    return pick(random, [
      {},
      { type: pick(random, TYPES) },
      { enum: values(random, flavour, 0) },
    ]) as Schema;
  }
  const keywords = keywordsOf(flavour.dialect);
  const made: Record<string, unknown> = {};
  const size = int(random, 5);
  for (let i = 0; i < size; i++) {
    const [name, make] = pick(random, keywords);
    if (name === '$ref' && chance(random, 0.5)) continue;
    made[name] = make(random, flavour, depth);
  }
  if (made.type !== undefined && chance(random, 0.2)) made.nullable = chance(random, 0.8);
  if (flavour.dialect === 'draft4' && made.maximum !== undefined) {
    made.exclusiveMaximum = chance(random, 0.5);
  }
  if (flavour.allErrors && chance(random, 0.15)) {
    made.errorMessage = errorMessage(random, flavour, depth);
  }
  return made;
}

/** A root with definitions for the references to find. */
export function rootSchema(random: Random, flavour: Flavour): Schema {
  const root = schema(random, flavour, 3);
  if (typeof root === 'boolean') return root;
  root.definitions = {
    a: schema(random, flavour, 2),
    b: schema(random, flavour, 1),
    c: schema(random, flavour, 2),
    d: { type: 'object', properties: { a: { $ref: '#/definitions/d' }, b: { $ref: '#' } } },
  };
  if (/20/.test(flavour.dialect)) {
    const e = schema(random, flavour, 2);
    (root.definitions as Record<string, unknown>).e =
      typeof e === 'object' ? { ...e, $anchor: 'anchored' } : { $anchor: 'anchored' };
  }
  if (flavour.dialect === 'draft2020-12' && chance(random, 0.4)) root.$dynamicAnchor = 'node';
  if (flavour.dialect === 'draft2019-09' && chance(random, 0.4)) root.$recursiveAnchor = true;
  return root;
}
