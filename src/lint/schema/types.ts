import type { Ajv } from './ajv.ts';
import type { SchemaEnv } from './schema-env.ts';

export type SchemaObject = { [key: string]: unknown };
export type Schema = SchemaObject | boolean;
export type DataObject = { [key: string]: unknown };

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'object' | 'array';

export interface ErrorObject {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
}

/** How a step ends. Ajv's generated code nests or returns; a closure can only say so. */
export const GO = 0;
/** The rest of this block of keywords is not evaluated (Ajv's `else` branch was not entered). */
export const SKIP = 1;
/** The whole validation function returns at once (Ajv's `return false`). */
export const LEAVE = 2;
export type Status = typeof GO | typeof SKIP | typeof LEAVE;

export type Step = (data: unknown, run: Run) => Status;

/** State of one validation; `vErrors`, `errors` and `slots` belong to the running function. */
export interface Run {
  vErrors: ErrorObject[] | null;
  errors: number;
  /** Function-scoped variables of Ajv's generated code that outlive the block which sets them. */
  slots: unknown[];
  /** Location in the instance, a stack, printed only when an error is reported. */
  readonly path: (string | number)[];
  depth: number;
  /** depth at which the running function began */
  entry: number;
  readonly basePath: string;
  readonly rootData: unknown;
  anchors: Record<string, Unit | undefined> | undefined;
  readonly self: unknown;
  calls: number;
  callDepth: number;
}

export class Slot {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
}

export type Properties = { [name: string]: true };
export type EvaluatedProperties = undefined | true | Properties | Slot;
export type EvaluatedItems = undefined | true | number | Slot;

/** What Ajv attaches to a validation function for `unevaluated*`: shared by all its calls, as there. */
export interface Evaluated {
  props: true | Properties | undefined;
  items: true | number | undefined;
  dynamicProps: boolean;
  dynamicItems: boolean;
}

/** A compiled validation function. */
export interface Unit {
  body: (data: unknown, run: Run) => boolean;
  slots: number;
  errors: ErrorObject[] | null;
  evaluated: Evaluated | undefined;
}

/** Location in the schema, printed only when an error is reported. */
export interface SchemaPath {
  readonly parent: SchemaPath | undefined;
  readonly head: string;
  readonly key: string | number | undefined;
}

/** Compilation context of one schema object: Ajv's `it`. */
export interface Scope {
  ajv: Ajv;
  opts: InstanceOptions;
  schema: Schema;
  env: SchemaEnv;
  unit: Unit;
  baseId: string;
  path: SchemaPath;
  allErrors: boolean;
  composite: boolean;
  createErrors: boolean;
  dataTypes: JsonType[];
  definedProperties: Set<string>;
  /** Inside `propertyNames`: the data is the name, and errors carry it. */
  inNames: boolean;
  /** Where the data is within the function: decides what ajv-errors finds, see error-message.ts. */
  place: 'top' | 'fixed' | 'looped';
  /** Names or indices of the enclosing levels of data, for messages that refer to them. */
  dataLevel: number;
  props: EvaluatedProperties;
  items: EvaluatedItems;
  depth: number;
}

export type ObjectScope = Scope & { schema: SchemaObject };

/** One use of a keyword in one schema: Ajv's `KeywordCxt`. */
export interface KeywordUse {
  readonly it: ObjectScope;
  readonly keyword: string;
  readonly value: unknown;
  readonly parent: SchemaObject;
}

export interface DataContext {
  instancePath?: string;
  parentData?: unknown;
  parentDataProperty?: string | number;
  rootData?: unknown;
  dynamicAnchors?: Record<string, Unit | undefined>;
}

export interface ValidateFunction {
  (this: unknown, data: unknown, context?: DataContext): boolean;
  errors: ErrorObject[] | null;
  schema: Schema;
  schemaEnv: SchemaEnv;
  $async?: true;
}

/** A keyword's own check. Errors it leaves in `errors` get the location if they have none. */
export interface KeywordFunction {
  (
    this: unknown,
    value: unknown,
    data: unknown,
    parentSchema: SchemaObject,
    context: DataContext,
  ): boolean;
  errors?: Partial<ErrorObject>[] | null;
}

export type BoundKeywordFunction = ((data: unknown, context: DataContext) => boolean) & {
  errors?: Partial<ErrorObject>[] | null;
};

export interface KeywordDefinition {
  keyword: string | string[];
  type?: JsonType | JsonType[];
  schemaType?: JsonType | JsonType[];
  allowUndefined?: boolean;
  before?: string;
  post?: boolean;
  implements?: string[];
  dependencies?: string[];
  metaSchema?: SchemaObject;
  /** Built-in keywords: closes over one use and returns its step, or nothing to do. */
  interpret?: (use: KeywordUse, ruleType?: JsonType) => Step | undefined;
  validate?: KeywordFunction;
  compile?: (value: unknown, parentSchema: SchemaObject) => BoundKeywordFunction;
  /** false: the keyword reports only its default error */
  errors?: boolean | 'full';
  error?: { message?: string; params?: Record<string, unknown> };
}

export interface Keyword extends Omit<KeywordDefinition, 'type' | 'schemaType'> {
  type: JsonType[];
  schemaType: JsonType[];
  validateSchema?: ValidateFunction;
}

export type Vocabulary = (string | KeywordDefinition)[];

export interface FormatDefinition {
  type?: 'string' | 'number';
  validate: RegExp | ((data: never) => boolean);
  compare?: (a: string, b: string) => number | undefined;
  async?: boolean;
}
export type Format = true | RegExp | ((data: string) => boolean) | FormatDefinition;

export interface Tester {
  test(text: string): boolean;
}
export type RegExpFactory = (source: string, flags: string) => Tester;

export interface Logger {
  log(...args: unknown[]): unknown;
  warn(...args: unknown[]): unknown;
  error(...args: unknown[]): unknown;
}

type Strictness = boolean | 'log';

export interface Options {
  strict?: Strictness;
  strictSchema?: Strictness;
  strictNumbers?: Strictness;
  strictTypes?: Strictness;
  strictTuples?: Strictness;
  strictRequired?: Strictness;
  allowMatchingProperties?: boolean;
  allowUnionTypes?: boolean;
  validateFormats?: boolean;
  allErrors?: boolean;
  unicodeRegExp?: boolean;
  formats?: Record<string, Format | string>;
  keywords?: Vocabulary;
  schemas?: Schema[] | Record<string, Schema>;
  logger?: Partial<Logger> | false;
  next?: boolean;
  unevaluated?: boolean;
  dynamicRef?: boolean;
  schemaId?: 'id' | '$id';
  meta?: SchemaObject | boolean;
  defaultMeta?: string | SchemaObject | undefined;
  validateSchema?: Strictness;
  addUsedSchema?: boolean;
  inlineRefs?: boolean | number;
  passContext?: boolean;
  multipleOfPrecision?: number;
  messages?: boolean;
  /** Engine for `pattern` and `patternProperties`; a linear-time one can be plugged here. */
  regExp?: RegExpFactory;
}

export interface InstanceOptions extends Options {
  strictSchema: Strictness;
  strictNumbers: Strictness;
  strictTypes: Strictness;
  strictTuples: Strictness;
  strictRequired: Strictness;
  validateFormats: boolean;
  unicodeRegExp: boolean;
  schemaId: 'id' | '$id';
  meta: SchemaObject | boolean;
  validateSchema: Strictness;
  addUsedSchema: boolean;
  inlineRefs: boolean | number;
  messages: boolean;
  regExp: RegExpFactory;
}
