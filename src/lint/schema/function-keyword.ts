import { addErrors, fail, gate, printInstancePath, printSchemaPath } from './errors.ts';
import {
  type BoundKeywordFunction,
  type DataContext,
  type ErrorObject,
  GO,
  type Keyword,
  type KeywordUse,
  type Run,
  type Status,
  type Step,
} from './types.ts';

/**
 * A keyword defined by a function, as `addKeyword` takes it. Unlike Ajv's, its context does not
 * carry the parent data: nobody here changes the instance.
 */
export function compileFunctionKeyword(use: KeywordUse, definition: Keyword): Step {
  const { it, keyword } = use;
  const fallback = definition.error?.message ?? `must pass "${keyword}" keyword validation`;
  const report = (data: unknown, run: Run): Status =>
    fail(use, data, run, { ...definition.error?.params }, fallback);
  const call = bind(use, definition);

  return (data, run) => {
    const before = run.errors;
    const errors = call(data, run);
    if (errors === GO) return GO;
    if (errors === undefined || definition.errors === false) {
      const status = report(data, run);
      return status === GO ? gate(it, false) : status;
    }
    addErrors(run, errors as ErrorObject[]);
    locate(use, run, before);
    return gate(it, false);
  };
}

type Failure = Partial<ErrorObject>[] | undefined;

/** GO when valid, else the errors the function left. */
function bind(
  { it, value, parent }: KeywordUse,
  definition: Keyword,
): (data: unknown, run: Run) => typeof GO | Failure {
  const self = (run: Run): unknown => (it.opts.passContext ? run.self : it.ajv);
  const answer = (valid: unknown, errors: Partial<ErrorObject>[] | null | undefined) =>
    valid ? GO : Array.isArray(errors) ? errors : undefined;

  if (definition.compile) {
    const compiled: BoundKeywordFunction = definition.compile.call(it.ajv, value, parent);
    return (data, run) => {
      compiled.errors = null;
      return answer(compiled.call(self(run), data, contextOf(run)), compiled.errors);
    };
  }
  const { validate } = definition;
  if (validate === undefined) throw new Error(`keyword "${definition.keyword}" failed to compile`);
  return (data, run) => {
    validate.errors = null;
    return answer(validate.call(self(run), value, data, parent, contextOf(run)), validate.errors);
  };
}

function contextOf(run: Run): DataContext {
  return { instancePath: printInstancePath(run), rootData: run.rootData };
}

/** Ajv's extendErrors: the function need not know where it stands. */
function locate({ it, keyword }: KeywordUse, run: Run, before: number): void {
  if (run.vErrors === null) return;
  for (let i = before; i < run.errors; i++) {
    const error = run.vErrors[i] as ErrorObject;
    if (error.instancePath === undefined) error.instancePath = printInstancePath(run);
    error.schemaPath = `${printSchemaPath(it.path)}/${keyword}`;
  }
}
