import type { Ajv } from './ajv.ts';
import { type Template, templateOf } from './error-template.ts';
import { fail, printInstancePath, printSchemaPath } from './errors.ts';
import {
  type ErrorObject,
  GO,
  type KeywordDefinition,
  type KeywordUse,
  type Run,
  type SchemaObject,
  type Step,
} from './types.ts';
import { escapePointer } from './uri.ts';

/** ajv-errors: an `errorMessage` in a schema replaces what its keywords report. */
const KEYWORD = 'errorMessage';

/** The parameter that names the property, for keywords with one message per property. */
const PROPERTY_PARAMS: Record<string, string | undefined> = {
  required: 'missingProperty',
  dependencies: 'property',
  dependentRequired: 'property',
};

type Messages = Map<string, Template>;

interface Config {
  /** one message for a keyword */
  keywords: Messages | undefined;
  /** one message for each property a keyword names */
  named: Map<string, Messages> | undefined;
  properties: Messages | undefined;
  items: Messages | undefined;
  all: Template | undefined;
}

/** An error that a message has replaced: dropped at the end, and visible in `params.errors` so marked. */
type Replaced = ErrorObject & { emUsed?: true };

const isUsed = (error: Replaced): boolean => error.emUsed === true;

function markUsed(error: Replaced): void {
  error.emUsed = true;
}

interface Rewriting {
  readonly use: KeywordUse;
  readonly data: unknown;
  readonly run: Run;
  readonly instancePath: string;
  /**
   * ajv-errors means `instancePath.length`, but writes an expression whose `.length` belongs to its
   * last operand: right only at the top of a function or where the whole path is a literal.
   */
  readonly knowsLength: boolean;
  readonly schemaPath: string;
}

function messagesOf(map: SchemaObject | string[], use: KeywordUse): Messages {
  const entries = Object.entries(map) as [string, string][];
  // integer-like keys come first and in order, as in the object Ajv's code iterates
  return new Map(entries.map(([key, text]) => [key, templateOf(text, use.it)]));
}

function configOf(use: KeywordUse): Config {
  const none = { keywords: undefined, named: undefined, properties: undefined, items: undefined };
  const { value, it } = use;
  if (typeof value === 'string') return { ...none, all: templateOf(value, it) };
  const { properties, items, ...rest } = value as SchemaObject;
  const keywords: Messages = new Map();
  const named = new Map<string, Messages>();
  for (const [keyword, messages] of Object.entries(rest)) {
    if (typeof messages === 'object') named.set(keyword, messagesOf(messages as SchemaObject, use));
    else keywords.set(keyword, templateOf(messages as string, it));
  }
  return {
    keywords: keywords.size > 0 ? keywords : undefined,
    named: named.size > 0 ? named : undefined,
    properties: properties ? messagesOf(properties as SchemaObject, use) : undefined,
    items: items ? messagesOf(items as string[], use) : undefined,
    all: rest._ ? templateOf(rest._ as string, it) : undefined,
  };
}

function report(state: Rewriting, template: Template, errors: ErrorObject[]): void {
  const { use, data, run } = state;
  fail(use, data, run, { errors }, template(data, run));
}

function isFree(error: ErrorObject): boolean {
  return error.keyword !== KEYWORD && !isUsed(error);
}

const ONE_KEYWORD = /^\/[^/]*$/;

function isOwn(state: Rewriting, error: ErrorObject): boolean {
  return (
    isFree(error) &&
    error.instancePath === state.instancePath &&
    error.schemaPath.startsWith(state.schemaPath) &&
    ONE_KEYWORD.test(error.schemaPath.slice(state.schemaPath.length))
  );
}

const snapshot = ({ run }: Rewriting): ErrorObject[] => run.vErrors ?? [];

function replaceByKeyword(state: Rewriting, messages: Messages): void {
  const found = new Map<string, ErrorObject[]>([...messages.keys()].map((key) => [key, []]));
  for (const error of snapshot(state)) {
    if (!isOwn(state, error)) continue;
    const list = found.get(error.keyword);
    if (list === undefined) continue;
    list.push(error);
    markUsed(error);
  }
  for (const [key, template] of messages) {
    const errors = found.get(key) ?? [];
    if (errors.length > 0) report(state, template, errors);
  }
}

function replaceByNamed(state: Rewriting, named: Map<string, Messages>): void {
  const found = new Map<string, ErrorObject[]>();
  const keyOf = (keyword: string, name: unknown): string => `${keyword}\n${name}`;
  for (const error of snapshot(state)) {
    const messages = named.get(error.keyword);
    if (messages === undefined || !isOwn(state, error)) continue;
    const name = error.params[PROPERTY_PARAMS[error.keyword] as string];
    if (!messages.has(`${name}`)) continue;
    const key = keyOf(error.keyword, name);
    const list = found.get(key);
    if (list) list.push(error);
    else found.set(key, [error]);
    markUsed(error);
  }
  for (const [keyword, messages] of named) {
    for (const [name, template] of messages) {
      const errors = found.get(keyOf(keyword, name));
      if (errors) report(state, template, errors);
    }
  }
}

const CHILD = /^\/([^/]*)(?:\/|$)/;

function childOf(state: Rewriting, error: ErrorObject): string | undefined {
  const { instancePath, knowsLength } = state;
  if (!error.instancePath.startsWith(instancePath)) return undefined;
  const match = CHILD.exec(error.instancePath.slice(knowsLength ? instancePath.length : 0));
  return match?.[1]?.replace(/~1/g, '/').replace(/~0/g, '~');
}

function replaceByChild(state: Rewriting, messages: Messages): void {
  const found = new Map<string, ErrorObject[]>();
  for (const error of snapshot(state)) {
    if (!isFree(error)) continue;
    const child = childOf(state, error);
    if (child === undefined || !messages.has(child)) continue;
    const list = found.get(child);
    if (list) list.push(error);
    else found.set(child, [error]);
    markUsed(error);
  }
  for (const [child, template] of messages) {
    const errors = found.get(child);
    if (!errors) continue;
    report(state, template, errors);
    const added = state.run.vErrors?.at(-1);
    if (added) added.instancePath = `${state.instancePath}/${escapePointer(child)}`;
  }
}

function replaceAll(state: Rewriting, template: Template): void {
  const { instancePath, schemaPath, knowsLength } = state;
  const errors = snapshot(state).filter(
    (error) =>
      isFree(error) &&
      (error.instancePath === instancePath ||
        (knowsLength && error.instancePath.startsWith(`${instancePath}/`))) &&
      error.schemaPath.startsWith(`${schemaPath}/`),
  );
  if (errors.length === 0) return;
  for (const error of errors) markUsed(error);
  report(state, template, errors);
}

function childMessages({ properties, items }: Config, data: unknown): Messages | undefined {
  if (Array.isArray(data)) return items;
  return typeof data === 'object' ? properties : undefined;
}

function interpret(use: KeywordUse): Step | undefined {
  if (!use.it.createErrors) return undefined;
  const config = configOf(use);
  const { place } = use.it;
  return (data, run) => {
    if (run.errors === 0) return GO;
    const state: Rewriting = {
      use,
      data,
      run,
      instancePath: printInstancePath(run),
      knowsLength: place === 'top' || (place === 'fixed' && run.entry === 0 && run.basePath === ''),
      schemaPath: printSchemaPath(use.it.path),
    };
    if (config.keywords) replaceByKeyword(state, config.keywords);
    if (config.named) replaceByNamed(state, config.named);
    const children = childMessages(config, data);
    if (children) replaceByChild(state, children);
    if (config.all) replaceAll(state, config.all);
    const left = snapshot(state).filter((error) => !isUsed(error));
    run.vErrors = left;
    run.errors = left.length;
    return GO;
  };
}

const definition: KeywordDefinition = {
  keyword: KEYWORD,
  schemaType: ['string', 'object'],
  post: true,
  interpret,
  metaSchema: {
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: {
          properties: { $ref: '#/$defs/stringMap' },
          items: { $ref: '#/$defs/stringList' },
          required: { $ref: '#/$defs/stringOrMap' },
          dependencies: { $ref: '#/$defs/stringOrMap' },
        },
        additionalProperties: { type: 'string' },
      },
    ],
    $defs: {
      stringMap: { type: 'object', additionalProperties: { type: 'string' } },
      stringOrMap: { anyOf: [{ type: 'string' }, { $ref: '#/$defs/stringMap' }] },
      stringList: { type: 'array', items: { type: 'string' } },
    },
  },
};

/** ajv-errors' plugin, without its options: Spectral passes none. */
export function addErrorMessages(ajv: Ajv): Ajv {
  if (!ajv.opts.allErrors) throw new Error('ajv-errors: Ajv option allErrors must be true');
  return ajv.addKeyword(definition);
}
