import { SchemaBudgetError } from './budget.ts';
import { compileEnv } from './compile.ts';
import { printSchemaPath } from './errors.ts';
import { loggerOf, requiredOptions } from './options.ts';
import { MissingRefError } from './ref-error.ts';
import { resolveSchema } from './resolve.ts';
import { addKeyword, createRules, type Rules, removeKeyword } from './rules.ts';
import { SchemaEnv } from './schema-env.ts';
import { getSchemaRefs } from './schema-refs.ts';
import type {
  ErrorObject,
  Format,
  InstanceOptions,
  KeywordDefinition,
  Logger,
  Options,
  Schema,
  SchemaObject,
  Scope,
  Tester,
  ValidateFunction,
  Vocabulary,
} from './types.ts';
import { normalizeId } from './uri.ts';
import { ValidationError, validateFunctionOf } from './validate-function.ts';

/** Compiled patterns kept per instance; documents repeat a few, a hostile one would add millions. */
const MAX_PATTERNS = 1_000;

/** What a dialect of JSON Schema adds to the core. */
export interface Dialect {
  vocabulary: Vocabulary;
  metaSchemas: readonly SchemaObject[];
  /** id of the metaschema for schemas that name none */
  defaultMeta: string;
  options?: Options;
}

type ErrorsTextOptions = { separator?: string; dataVar?: string };

/** Ajv's class, interpreting instead of generating code. */
export class Ajv {
  static ValidationError = ValidationError;
  static MissingRefError = MissingRefError;

  opts: InstanceOptions;
  errors: ErrorObject[] | null | undefined;
  logger: Logger;
  readonly rules: Rules = createRules();
  readonly schemas: { [key: string]: SchemaEnv | undefined } = {};
  readonly refs: { [ref: string]: SchemaEnv | string | undefined } = {};
  readonly formats: { [name: string]: Format | undefined } = Object.create(null);
  /** Environments being compiled, and how deep that has become. */
  readonly compilations = new Set<SchemaEnv>();
  depth = 0;
  readonly #cache = new Map<Schema, SchemaEnv>();
  readonly #patterns = new Map<string, Tester>();
  readonly #metaOptions: InstanceOptions;
  readonly #defaultMetaId: string;

  constructor(options: Options, dialect: Dialect) {
    this.opts = requiredOptions({ ...options, ...dialect.options });
    this.logger = loggerOf(options.logger);
    this.#defaultMetaId = dialect.defaultMeta;
    const { validateFormats } = this.opts;
    // as in Ajv: metaschemas never check formats, since these are added after construction
    this.opts.validateFormats = false;
    this.#metaOptions = { ...this.opts };
    for (const [name, format] of Object.entries(this.opts.formats ?? {})) {
      this.addFormat(name, format);
    }
    this.addKeyword('$async').addVocabulary(dialect.vocabulary);
    if (this.opts.meta) this.#addDialectMetaSchemas(dialect);
    this.addVocabulary(this.opts.keywords ?? []);
    if (typeof this.opts.meta === 'object') this.addMetaSchema(this.opts.meta);
    this.#addInitialSchemas();
    this.opts.validateFormats = validateFormats;
  }

  #addDialectMetaSchemas({ metaSchemas, defaultMeta }: Dialect): void {
    for (const schema of metaSchemas) this.addMetaSchema(schema, undefined, false);
    this.refs['http://json-schema.org/schema'] = defaultMeta;
  }

  #addInitialSchemas(): void {
    const { schemas } = this.opts;
    if (!schemas) return;
    if (Array.isArray(schemas)) this.addSchema(schemas);
    else for (const key in schemas) this.addSchema(schemas[key] as Schema, key);
  }

  defaultMeta(): string | SchemaObject | undefined {
    const { meta, schemaId } = this.opts;
    const own = typeof meta === 'object' ? (meta[schemaId] as string) || meta : undefined;
    const id = this.#defaultMetaId;
    this.opts.defaultMeta = own || (this.getSchema(id) ? id : undefined);
    return this.opts.defaultMeta;
  }

  validate(schemaOrRef: Schema | string, data: unknown): boolean {
    let validate: ValidateFunction | undefined;
    if (typeof schemaOrRef === 'string') {
      validate = this.getSchema(schemaOrRef);
      if (!validate) throw new Error(`no schema with key or ref "${schemaOrRef}"`);
    } else {
      validate = this.compile(schemaOrRef);
    }
    const valid = validate(data);
    if (!('$async' in validate)) this.errors = validate.errors;
    return valid;
  }

  compile(schema: Schema, meta?: boolean): ValidateFunction {
    return this.#validateOf(this.#add(schema, meta));
  }

  addSchema(
    schema: Schema | Schema[],
    key?: string,
    meta?: boolean,
    validateSchema = this.opts.validateSchema,
  ): this {
    if (Array.isArray(schema)) {
      for (const one of schema) this.addSchema(one, undefined, meta, validateSchema);
      return this;
    }
    let id: unknown;
    if (typeof schema === 'object') {
      const { schemaId } = this.opts;
      id = schema[schemaId];
      if (id !== undefined && typeof id !== 'string') {
        throw new Error(`schema ${schemaId} must be string`);
      }
    }
    const normalized = normalizeId(key || (id as string | undefined));
    this.#checkUnique(normalized);
    this.schemas[normalized] = this.#add(schema, meta, normalized, validateSchema, true);
    return this;
  }

  addMetaSchema(schema: SchemaObject, key?: string, validate = this.opts.validateSchema): this {
    return this.addSchema(schema, key, true, validate);
  }

  validateSchema(schema: Schema, throwOrLogError?: boolean): boolean {
    if (typeof schema === 'boolean') return true;
    const { $schema } = schema;
    if ($schema !== undefined && typeof $schema !== 'string') {
      throw new Error('$schema must be a string');
    }
    const metaSchema = $schema || this.opts.defaultMeta || this.defaultMeta();
    if (!metaSchema) {
      this.logger.warn('meta-schema not available');
      this.errors = null;
      return true;
    }
    const valid = this.validate(metaSchema, schema);
    if (!valid && throwOrLogError) this.#reject(`schema is invalid: ${this.errorsText()}`);
    return valid;
  }

  #reject(message: string): void {
    if (this.opts.validateSchema !== 'log') throw new Error(message);
    this.logger.error(message);
  }

  reportInvalidKeyword(it: Scope, keyword: string, errors: ErrorObject[] | null): void {
    const where = printSchemaPath(it.path);
    this.#reject(
      `keyword "${keyword}" value is invalid at path "${where}": ${this.errorsText(errors)}`,
    );
  }

  getSchema(keyRef: string): ValidateFunction | undefined {
    let ref = keyRef;
    let env = this.#lookUp(ref);
    while (typeof env === 'string') {
      ref = env;
      env = this.#lookUp(ref);
    }
    if (env === undefined) {
      const root = new SchemaEnv({ schema: {}, schemaId: this.opts.schemaId });
      env = this.#guard(() => resolveSchema(this, root, ref));
      if (!env) return undefined;
      this.refs[ref] = env;
    }
    return this.#validateOf(env);
  }

  #lookUp(keyRef: string): SchemaEnv | string | undefined {
    const ref = normalizeId(keyRef);
    return this.schemas[ref] || this.refs[ref];
  }

  removeSchema(schemaOrRef?: Schema | string | RegExp): this {
    if (schemaOrRef === undefined) {
      this.#removeAll(this.schemas);
      this.#removeAll(this.refs);
      this.#cache.clear();
    } else if (schemaOrRef instanceof RegExp) {
      this.#removeAll(this.schemas, schemaOrRef);
      this.#removeAll(this.refs, schemaOrRef);
    } else if (typeof schemaOrRef === 'string') {
      const env = this.#lookUp(schemaOrRef);
      if (typeof env === 'object') this.#cache.delete(env.schema);
      delete this.schemas[schemaOrRef];
      delete this.refs[schemaOrRef];
    } else if (typeof schemaOrRef === 'object') {
      this.#cache.delete(schemaOrRef);
      const id = normalizeId(schemaOrRef[this.opts.schemaId] as string | undefined);
      if (id) {
        delete this.schemas[id];
        delete this.refs[id];
      }
    } else {
      throw new Error('ajv.removeSchema: invalid parameter');
    }
    return this;
  }

  #removeAll(from: { [ref: string]: SchemaEnv | string | undefined }, pattern?: RegExp): void {
    for (const ref of Object.keys(from)) {
      const env = from[ref];
      if (pattern && !pattern.test(ref)) continue;
      if (typeof env === 'object') {
        if (env.meta) continue;
        this.#cache.delete(env.schema);
      }
      delete from[ref];
    }
  }

  addVocabulary(vocabulary: Vocabulary): this {
    for (const keyword of vocabulary) this.addKeyword(keyword);
    return this;
  }

  addKeyword(keyword: string | KeywordDefinition): this {
    addKeyword(this, keyword);
    return this;
  }

  getKeyword(keyword: string): KeywordDefinition | boolean {
    return (this.rules.all[keyword]?.definition as KeywordDefinition | undefined) ?? false;
  }

  removeKeyword(keyword: string): this {
    removeKeyword(this.rules, keyword);
    return this;
  }

  addFormat(name: string, format: Format | string): this {
    this.formats[name] = typeof format === 'string' ? new RegExp(format) : format;
    return this;
  }

  errorsText(
    errors: ErrorObject[] | null | undefined = this.errors,
    { separator = ', ', dataVar = 'data' }: ErrorsTextOptions = {},
  ): string {
    if (!errors || errors.length === 0) return 'No errors';
    return errors.map((e) => `${dataVar}${e.instancePath} ${e.message}`).join(separator);
  }

  /** The pattern's engine; a SyntaxError of its own is what Ajv would throw as well. */
  regExpOf(source: string, flags: string): Tester {
    const key = `${flags}/${source}`;
    const known = this.#patterns.get(key);
    if (known) return known;
    const tester = this.opts.regExp(source, flags);
    if (this.#patterns.size >= MAX_PATTERNS) this.#patterns.clear();
    this.#patterns.set(key, tester);
    return tester;
  }

  #add(
    schema: Schema,
    meta?: boolean,
    givenBaseId?: string,
    validateSchema = this.opts.validateSchema,
    addSchema = this.opts.addUsedSchema,
  ): SchemaEnv {
    const { schemaId } = this.opts;
    let id: string | undefined;
    if (typeof schema === 'object') id = schema[schemaId] as string | undefined;
    else if (typeof schema !== 'boolean') throw new Error('schema must be object or boolean');
    const known = this.#cache.get(schema);
    if (known !== undefined) return known;
    const baseId = normalizeId(id || givenBaseId);
    const localRefs = getSchemaRefs(this, schema, baseId);
    const env = new SchemaEnv({ schema, schemaId, meta, baseId, localRefs });
    this.#cache.set(schema, env);
    if (addSchema && !baseId.startsWith('#')) {
      if (baseId) this.#checkUnique(baseId);
      this.refs[baseId] = env;
    }
    if (validateSchema) this.validateSchema(schema, true);
    return env;
  }

  #checkUnique(id: string): void {
    if (this.schemas[id] || this.refs[id]) {
      throw new Error(`schema with key or id "${id}" already exists`);
    }
  }

  #validateOf(env: SchemaEnv): ValidateFunction {
    if (env.validate) return env.validate;
    if (!env.unit) this.#guard(() => this.#compileEnv(env));
    env.validate = validateFunctionOf(env);
    return env.validate;
  }

  #compileEnv(env: SchemaEnv): void {
    const options = this.opts;
    if (env.meta) this.opts = this.#metaOptions;
    try {
      compileEnv(this, env);
    } finally {
      this.opts = options;
    }
  }

  /** The stack is smaller here than the limits were measured for: still an answer, not a crash. */
  #guard<T>(work: () => T): T {
    const { depth } = this;
    try {
      return work();
    } catch (error) {
      if (error instanceof SchemaBudgetError || !(error instanceof RangeError)) throw error;
      throw new SchemaBudgetError('schema-depth');
    } finally {
      this.depth = depth;
    }
  }
}
