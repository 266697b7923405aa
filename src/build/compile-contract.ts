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
  readonly required: boolean;
  /** Name of its validator's export. */
  readonly validate: string;
}

export interface CompiledOperation {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly validate: string;
  readonly query: readonly CompiledParameter[];
  /** Fields on which coverage is declared. */
  readonly fields: readonly string[];
}

export interface CompiledContract {
  readonly operations: readonly CompiledOperation[];
  /** ES modules without imports; one exported Ajv validation function per name. */
  readonly bodies: string;
  readonly queries: string;
}

const COMPONENTS = 'contract';
const LOCAL = '#/components/schemas/';

export async function compileContract(
  document: JsonObject,
  resolveDir: string,
): Promise<CompiledContract> {
  const schemas = objectAt(document, ['components', 'schemas']);
  // Texts of a query are strings on the wire, whatever the type that the contract declares.
  const bodies = ajvWith(schemas, false);
  const queries = ajvWith(schemas, true);
  const bodyExports: Record<string, string> = {};
  const queryExports: Record<string, string> = {};
  const operations = Object.entries(objectAt(document, ['paths'])).map(([path, item], index) => {
    const operation = objectAt(item, ['get']);
    const schema = objectAt(operation, [
      'responses',
      '200',
      'content',
      'application/json',
      'schema',
    ]);
    const validate = `body${index}`;
    bodyExports[validate] = add(bodies, validate, schema);
    const query = parametersOf(operation).map((parameter, position) => {
      const name = `query${index}_${position}`;
      queryExports[name] = add(queries, name, objectAt(parameter, ['schema']));
      return {
        name: String(parameter.name),
        required: parameter.required === true,
        validate: name,
      };
    });
    const id = String(operation.operationId);
    const summary = String(operation.summary);
    return { id, path, summary, validate, query, fields: fieldsOf(schema, schemas) };
  });
  return {
    operations,
    bodies: await selfContained(standaloneCode(bodies, bodyExports), resolveDir),
    queries: await selfContained(standaloneCode(queries, queryExports), resolveDir),
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
    keywords: ['example', 'x-prise-donnee-personnelle', 'x-unit', 'x-nomenclature'],
  });
  addFormats(ajv);
  ajv.addSchema({ $id: COMPONENTS, $defs: localised(schemas) });
  return ajv;
}

function add(ajv: Ajv2020, id: string, schema: JsonObject): string {
  const local = localised(schema);
  ajv.addSchema({ $id: id, ...(isObject(local) ? local : {}) });
  return id;
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

function parametersOf(operation: JsonObject): readonly JsonObject[] {
  const { parameters } = operation;
  if (!Array.isArray(parameters)) return [];
  return parameters.filter(isObject).filter((parameter) => parameter.in === 'query');
}

/**
 * `data.stations[].capacity`: the members of the envelope, those of its objects, and those of the
 * records it lists. A record is an object with a name of its own (a reference): translated texts
 * and other inline structures count as one field.
 */
function fieldsOf(schema: JsonObject, schemas: JsonObject): readonly string[] {
  return members(schema, schemas).flatMap(([name, member]) => {
    const inside = members(member, schemas);
    if (inside.length === 0) return [name];
    return inside.flatMap(([key, value]) => {
      const items = isObject(value) ? value.items : undefined;
      const record =
        isObject(items) && typeof items.$ref === 'string' ? members(items, schemas) : [];
      const path = `${name}.${key}`;
      return record.length === 0 ? [path] : record.map(([field]) => `${path}[].${field}`);
    });
  });
}

function members(schema: Json, schemas: JsonObject): readonly (readonly [string, Json])[] {
  if (!isObject(schema)) return [];
  if (typeof schema.$ref === 'string') {
    const target = schemas[schema.$ref.replace(LOCAL, '')];
    return target === undefined ? [] : members(target, schemas);
  }
  return isObject(schema.properties) ? Object.entries(schema.properties) : [];
}

function objectAt(value: Json | undefined, path: readonly string[]): JsonObject {
  let current = value;
  for (const key of path) current = isObject(current) ? current[key] : undefined;
  if (!isObject(current)) throw new Error(`nothing at ${path.join('/')}`);
  return current;
}
