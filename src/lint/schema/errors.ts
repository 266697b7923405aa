import {
  type ErrorObject,
  GO,
  type KeywordUse,
  LEAVE,
  type Run,
  type SchemaPath,
  type Scope,
  SKIP,
  type Status,
} from './types.ts';
import { escapePointer } from './uri.ts';

type Params = Record<string, unknown>;
type Reporter = { readonly it: Scope; readonly keyword: string };

/** Where Ajv compiles `{}` in place of an error nobody can see. Never leaves this module's arrays. */
const UNSEEN = Object.freeze({}) as ErrorObject;

export function printSchemaPath(path: SchemaPath): string {
  const parent = path.parent === undefined ? '' : printSchemaPath(path.parent);
  const key = path.key === undefined ? '' : `/${encodeURIComponent(escapePointer(`${path.key}`))}`;
  return parent + path.head + key;
}

export function printInstancePath(run: Run): string {
  let text = run.basePath;
  for (let i = 0; i < run.depth; i++) {
    const segment = run.path[i];
    text += typeof segment === 'string' ? `/${escapePointer(segment)}` : `/${segment}`;
  }
  return text;
}

function errorOf(
  { it, keyword }: Reporter,
  data: unknown,
  run: Run,
  params: Params,
  message: string,
): ErrorObject {
  if (!it.createErrors) return UNSEEN;
  const error: ErrorObject = {
    instancePath: printInstancePath(run),
    schemaPath: `${printSchemaPath(it.path)}/${keyword}`,
    keyword,
    params,
  };
  if (it.opts.messages) error.message = message;
  if (it.inNames) error.propertyName = data as string;
  return error;
}

function push(run: Run, error: ErrorObject): void {
  if (run.vErrors === null) run.vErrors = [error];
  else run.vErrors.push(error);
  run.errors++;
}

/** Ajv's `cxt.error()` in the place where a keyword fails: what happens next depends on the mode. */
export function fail(
  use: Reporter,
  data: unknown,
  run: Run,
  params: Params,
  message: string,
): Status {
  const { it } = use;
  if (it.allErrors || it.composite) {
    push(run, errorOf(use, data, run, params, message));
    return it.allErrors ? GO : SKIP;
  }
  run.vErrors = [errorOf(use, data, run, params, message)];
  return LEAVE;
}

/** Ajv's `cxt.error(true)`: the errors of the branches are kept before this one. */
export function failAfter(
  use: Reporter,
  data: unknown,
  run: Run,
  params: Params,
  message: string,
): Status {
  const { it } = use;
  push(run, errorOf(use, data, run, params, message));
  if (it.allErrors) return GO;
  return it.composite ? SKIP : LEAVE;
}

/** The error of a schema `false` at the top of a function, which is the only one even in allErrors. */
export function falseSchemaAtTop(it: Scope, data: unknown, run: Run): void {
  run.vErrors = [errorOf({ it, keyword: 'false schema' }, data, run, {}, FALSE_SCHEMA)];
  run.errors = 1;
}

const FALSE_SCHEMA = 'boolean schema is false';

export function falseSchema(it: Scope, data: unknown, run: Run): Status {
  const status = fail({ it, keyword: 'false schema' }, data, run, {}, FALSE_SCHEMA);
  return status === LEAVE ? LEAVE : SKIP;
}

export function typeError(use: KeywordUse, data: unknown, run: Run): Status {
  // an array prints with commas, and Ajv has by then added "null" to it for `nullable`
  return fail(use, data, run, { type: use.parent.type }, `must be ${use.parent.type}`);
}

/** Forgets the errors reported since the keyword began. */
export function resetErrors(run: Run, count: number): void {
  run.errors = count;
  if (run.vErrors === null) return;
  if (count > 0) run.vErrors.length = count;
  else run.vErrors = null;
}

/** Appends what a called function reported; the count follows the list, as in Ajv. */
export function addErrors(run: Run, errors: ErrorObject[] | null): void {
  if (run.vErrors === null) run.vErrors = errors;
  else if (errors !== null) for (const error of errors) run.vErrors.push(error);
  run.errors = run.vErrors === null ? 0 : run.vErrors.length;
}

export const use = (it: Scope, keyword: string): Reporter => ({ it, keyword });

/** Continues when valid; otherwise skips the rest of the block unless all errors are wanted. */
export function gate(it: Scope, valid: boolean): Status {
  return valid || it.allErrors ? GO : SKIP;
}
