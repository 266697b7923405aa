/**
 * Validators of a bundled contract, compiled by Ajv into one plain ES module: nothing is generated
 * at run time, where code generation from strings is forbidden (Workers).
 */
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import { isObject, type Json, type JsonObject } from './bundle-contract.ts';

export interface CompiledParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  /** Name of its validator's export. */
  readonly validate: string;
}

export interface CompiledOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly status: number;
  readonly mediaType: string;
  readonly scopes: readonly string[];
  /** Name of the validator's export; undefined when the answer is no JSON. */
  readonly validate: string | undefined;
  readonly parameters: readonly CompiledParameter[];
  readonly body: { readonly mediaTypes: readonly string[]; readonly validate: string } | undefined;
  /** Fields on which coverage is declared. */
  readonly fields: readonly string[];
}

export interface CompiledContract {
  readonly operations: readonly CompiledOperation[];
  /** ES modules without imports; one exported Ajv validation function per name. */
  readonly bodies: string;
  /** Validators of what consumers write as text: parameters and forms. */
  readonly texts: string;
}

const COMPONENTS = 'contract';
const LOCAL = '#/components/schemas/';

const METHODS = ['get', 'post', 'patch'];

export async function compileContract(
  document: JsonObject,
  resolveDir: string,
): Promise<CompiledContract> {
  const schemas = objectAt(document, ['components', 'schemas']);
  // Texts of a query or a form are strings on the wire, whatever the type that the contract declares.
  const [bodies, texts] = [validators(schemas, false), validators(schemas, true)];
  const operations = Object.entries(objectAt(document, ['paths'])).flatMap(([path, item]) =>
    METHODS.filter((method) => isObject(item) && isObject(item[method])).map((method) =>
      compileOperation(objectAt(item, [method]), { document, method, path, bodies, texts }),
    ),
  );
  return {
    operations,
    bodies: await selfContained(bodies.code(), resolveDir),
    texts: await selfContained(texts.code(), resolveDir),
  };
}

interface Place {
  readonly document: JsonObject;
  readonly method: string;
  readonly path: string;
  readonly bodies: Validators;
  readonly texts: Validators;
}

function compileOperation(operation: JsonObject, place: Place): CompiledOperation {
  const { document, method, path, bodies, texts } = place;
  const schemas = objectAt(document, ['components', 'schemas']);
  const id = String(operation.operationId);
  const responses = objectAt(operation, ['responses']);
  const status = Object.keys(responses).find((code) => /^20[01]$/.test(code));
  if (status === undefined) throw new Error(`${id}: no response 200 or 201`);
  const content = objectAt(responses, [status, 'content']);
  const [mediaType = ''] = Object.keys(content);
  const schema = objectAt(content, [mediaType, 'schema']);
  const isJson = /\bjson$/.test(mediaType);
  return {
    id,
    method: method.toUpperCase(),
    path,
    summary: String(operation.summary),
    status: Number(status),
    mediaType,
    scopes: scopesOf(operation.security ?? document.security),
    validate: isJson ? bodies.add(schema) : undefined,
    parameters: parametersOf(operation, document).map((parameter) => ({
      name: String(parameter.name),
      in: String(parameter.in),
      required: parameter.required === true,
      validate: texts.add(objectAt(parameter, ['schema'])),
    })),
    body: bodyOf(operation, bodies, texts),
    fields: isJson ? fieldsOf(schema, schemas) : [],
  };
}

/** A form is judged as texts, JSON as it is; a body that may be both must be the same in both. */
function bodyOf(operation: JsonObject, bodies: Validators, texts: Validators) {
  if (!isObject(operation.requestBody)) return undefined;
  const content = objectAt(operation.requestBody, ['content']);
  const mediaTypes = Object.keys(content);
  const schema = objectAt(content, [mediaTypes[0] ?? '', 'schema']);
  const form = mediaTypes.some((type) => type.includes('form'));
  return { mediaTypes, validate: (form ? texts : bodies).add(schema) };
}

/** Scopes of all the requirements: our contracts have one scheme. */
function scopesOf(security: Json | undefined): readonly string[] {
  const requirements = Array.isArray(security) ? security.filter(isObject) : [];
  return requirements.flatMap((requirement) =>
    Object.values(requirement).flatMap((scopes) =>
      Array.isArray(scopes) ? scopes.map(String) : [],
    ),
  );
}

type Validators = ReturnType<typeof validators>;

/** Validation functions added one by one, then written as one module. */
function validators(schemas: JsonObject, coerceTypes: boolean) {
  const ajv = ajvWith(schemas, coerceTypes);
  const names: Record<string, string> = {};
  return {
    /** Name of the export. */
    add(schema: JsonObject): string {
      const name = `check${Object.keys(names).length}`;
      const local = localised(schema);
      ajv.addSchema({ $id: name, ...(isObject(local) ? local : {}) });
      names[name] = name;
      return name;
    },
    code: () => standaloneCode(ajv, names),
  };
}

function ajvWith(schemas: JsonObject, coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true },
    coerceTypes,
    // Records such as `not: { required }` carry no type of their own.
    strictTypes: false,
    // One function a component instead of a copy at each reference: half the size.
    inlineRefs: false,
    // Annotations of OpenAPI and of our ruleset, that Ajv does not know.
    keywords: [
      'example',
      'discriminator',
      'xml',
      'x-prise-champs',
      'x-prise-donnee-personnelle',
      'x-unit',
      'x-nomenclature',
    ],
  });
  addFormats(ajv);
  ajv.addSchema({ $id: COMPONENTS, $defs: localised(schemas) });
  return ajv;
}

/** References of OpenAPI turned into references to the one Ajv schema that holds all of them. */
function localised(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => localised(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string'
        ? [key, member.replace(LOCAL, `${COMPONENTS}#/$defs/`)]
        : [key, localised(member)],
    ),
  );
}

/** Ajv's output still requires its own runtime and the formats: bundled in. */
async function selfContained(contents: string, resolveDir: string): Promise<string> {
  if (!contents.includes('export const')) return 'export {};\n';
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'js' },
    bundle: true,
    write: false,
    minifyWhitespace: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  return outputFiles.map((file) => file.text).join('');
}

function parametersOf(operation: JsonObject, document: JsonObject): readonly JsonObject[] {
  const { parameters } = operation;
  if (!Array.isArray(parameters)) return [];
  return parameters
    .filter(isObject)
    .map((parameter) =>
      typeof parameter.$ref === 'string'
        ? objectAt(document, parameter.$ref.replace('#/', '').split('/'))
        : parameter,
    )
    .filter((parameter) => parameter.in === 'query' || parameter.in === 'path');
}

/** Deeper than any norm goes: a schema that contains itself ends there. */
const DEPTH_MAX = 12;

/**
 * `data.stations[].capacity`: the members of the answer, those of its first objects, and those of the
 * records that it lists. A record is an object with a name of its own (a reference): translated texts
 * and other inline structures count as one field, unless the schema says `x-prise-champs: true`.
 */
function fieldsOf(schema: JsonObject, schemas: JsonObject): readonly string[] {
  const inside = (value: Json, path: string, depth: number): readonly string[] =>
    members(value, schemas).flatMap(([name, member]) => {
      const here = path === '' ? name : `${path}.${name}`;
      const resolved = target(member, schemas);
      const items = isObject(resolved) ? resolved.items : undefined;
      const listed = isObject(items) && typeof items.$ref === 'string';
      const opened = depth === 0 || (isObject(resolved) && resolved['x-prise-champs'] === true);
      const [next, below] = listed ? [items, `${here}[]`] : [opened ? member : null, here];
      const fields = depth < DEPTH_MAX ? inside(next, below, depth + 1) : [];
      return fields.length === 0 ? [here] : fields;
    });
  const root = target(schema, schemas);
  const items = isObject(root) ? root.items : undefined;
  return items === undefined ? inside(schema, '', 0) : inside(items, '[]', 1);
}

function target(schema: Json, schemas: JsonObject): Json {
  if (!isObject(schema) || typeof schema.$ref !== 'string') return schema;
  return schemas[schema.$ref.replace(LOCAL, '')] ?? null;
}

function members(schema: Json, schemas: JsonObject): readonly (readonly [string, Json])[] {
  const resolved = target(schema, schemas);
  if (!isObject(resolved)) return [];
  const own = isObject(resolved.properties) ? Object.entries(resolved.properties) : [];
  const parts = Array.isArray(resolved.allOf) ? resolved.allOf : [];
  return [...parts.flatMap((part: Json) => members(part, schemas)), ...own];
}

function objectAt(value: Json | undefined, path: readonly string[]): JsonObject {
  let current = value;
  for (const key of path) current = isObject(current) ? current[key] : undefined;
  if (!isObject(current)) throw new Error(`nothing at ${path.join('/')}`);
  return current;
}
