/**
 * Types of a bundled contract, for consumers written in TypeScript: one a component schema, and three
 * an operation, `<OperationId>Answer`, `<OperationId>Parameters` and `<OperationId>Body`. Development
 * only: where json-schema-to-typescript is not installed, none is written.
 */
import { isObject, type Json, type JsonObject } from './bundle-contract.ts';

const LOCAL = '#/components/schemas/';
const METHODS = ['get', 'post', 'patch'];

export async function contractTypes(document: JsonObject): Promise<string | undefined> {
  const { compile } = (await import('json-schema-to-typescript').catch(() => undefined)) ?? {};
  if (compile === undefined) return undefined;
  const components = objectAt(document, ['components', 'schemas']);
  const wanted = Object.entries(objectAt(document, ['paths'])).flatMap(([, item]) =>
    METHODS.filter((method) => isObject(item) && isObject(item[method])).flatMap((method) =>
      typesOfOperation(objectAt(item, [method]), document),
    ),
  );
  const made: Record<string, Json> = {};
  const aliases = new Map<string, string>();
  for (const [name, schema] of wanted) {
    if (name in components || name in made) throw new Error(`two types would be named ${name}`);
    if (typeof schema.$ref === 'string') aliases.set(name, pascal(schema.$ref.replace(LOCAL, '')));
    else made[name] = schema;
  }
  const definitions = localised({ ...components, ...made });
  const text = await compile(
    { type: 'object', definitions } as Parameters<typeof compile>[0],
    'WholeContract',
    {
      additionalProperties: false,
      bannerComment: '',
      ignoreMinAndMaxItems: true,
      style: { singleQuote: true, printWidth: 100 },
      unreachableDefinitions: true,
    },
  );
  const named = [...aliases].map(([name, target]) => `export type ${name} = ${target};\n`);
  return `${cleaned(text)}${named.join('')}`;
}

/** Without what the generator tells of its own way, nor the object that held the definitions. */
function cleaned(text: string): string {
  return text
    .replace(/^ \* (?:This interface was referenced by|via the `definition`).*\n/gm, '')
    .replace(/^ \*\n(?= \*\/$)/gm, '')
    .replace(/^\/\*\*\n \*\/\n/gm, '')
    .replace(/^export interface WholeContract \{\}\n/m, '');
}

/** Every type of an operation with its schema; a text for what is no JSON. */
function typesOfOperation(operation: JsonObject, document: JsonObject): [string, JsonObject][] {
  const name = pascal(String(operation.operationId));
  const responses = objectAt(operation, ['responses']);
  const status = Object.keys(responses).find((code) => /^20[01]$/.test(code)) ?? '';
  const found: [string, JsonObject][] = [
    [`${name}Answer`, contentOf(objectAt(responses, [status]))],
    [`${name}Parameters`, parametersOf(operation, document)],
  ];
  if (isObject(operation.requestBody)) {
    found.push([`${name}Body`, contentOf(operation.requestBody)]);
  }
  return found;
}

function contentOf(holder: JsonObject): JsonObject {
  const content = objectAt(holder, ['content']);
  const [mediaType = ''] = Object.keys(content);
  const textual = !/\bjson$|form/.test(mediaType);
  return textual ? { type: 'string' } : objectAt(content, [mediaType, 'schema']);
}

function parametersOf(operation: JsonObject, document: JsonObject): JsonObject {
  const listed = Array.isArray(operation.parameters) ? operation.parameters : [];
  const parameters = listed.filter(isObject).map((each) => resolved(each, document));
  const told = parameters.map((each): [string, Json] => [
    String(each.name),
    described(objectAt(each, ['schema']), each.description),
  ]);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(told),
    required: parameters.filter((each) => each.required === true).map(({ name }) => String(name)),
  };
}

function described(schema: JsonObject, description: Json | undefined): JsonObject {
  return description === undefined || '$ref' in schema ? schema : { ...schema, description };
}

function resolved(value: JsonObject, document: JsonObject): JsonObject {
  return typeof value.$ref === 'string'
    ? objectAt(document, value.$ref.replace('#/', '').split('/'))
    : value;
}

/** `listTroubleTicket` and `station_status` → `ListTroubleTicket`, `StationStatus`. */
function pascal(id: string): string {
  return id.replace(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, first: string) => first.toUpperCase());
}

/**
 * A schema as the generator reads it best: a reference with words beside it is its type under those
 * words, and what only bounds values (conditions, members required together) is no part of a type.
 */
function localised(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => localised(item));
  if (!isObject(value)) return value;
  if (typeof value.$ref === 'string') {
    const { $ref, description } = value;
    return description === undefined
      ? { $ref: $ref.replace(LOCAL, '#/definitions/') }
      : { description, tsType: pascal($ref.replace(LOCAL, '')) };
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, member]) => !bounds(key, member))
      .map(([key, member]) => [key, localised(member)]),
  );
}

const CONDITIONS = new Set(['if', 'then', 'else', 'not', 'dependentRequired', 'dependentSchemas']);
const ALTERNATIVES = new Set(['oneOf', 'anyOf', 'allOf']);
/** What makes a type, and not only bounds one. */
const TYPED = ['$ref', 'type', 'items', 'enum', 'const', 'oneOf', 'anyOf', 'allOf'];

function bounds(key: string, member: Json): boolean {
  if (CONDITIONS.has(key)) return isObject(member);
  if (!ALTERNATIVES.has(key) || !Array.isArray(member)) return false;
  return member.every((each: Json) => isObject(each) && !TYPED.some((name) => name in each));
}

function objectAt(value: Json | undefined, path: readonly string[]): JsonObject {
  let current = value;
  for (const key of path) current = isObject(current) ? current[key] : undefined;
  if (!isObject(current)) throw new Error(`nothing at ${path.join('/')}`);
  return current;
}
