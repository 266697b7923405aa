import { SchemaBudgetError } from './budget.ts';
import type { SchemaEnv } from './schema-env.ts';
import type { DataContext, ErrorObject, Run, Unit, ValidateFunction } from './types.ts';

export class ValidationError extends Error {
  readonly errors: ErrorObject[];
  readonly ajv = true;
  readonly validation = true;

  constructor(errors: ErrorObject[]) {
    super('validation failed');
    this.errors = errors;
  }
}

function startRun(self: unknown, data: unknown, unit: Unit, context?: DataContext): Run {
  return {
    vErrors: null,
    errors: 0,
    slots: unit.slots === 0 ? [] : new Array(unit.slots),
    path: [],
    depth: 0,
    entry: 0,
    basePath: context?.instancePath ?? '',
    rootData: context?.rootData ?? data,
    anchors: context?.dynamicAnchors,
    self,
    calls: 0,
    callDepth: 0,
  };
}

/** Where the stack ends before our own limits do, the answer is the same error. */
function bounded(unit: Unit, data: unknown, run: Run): boolean {
  try {
    return unit.body(data, run);
  } catch (error) {
    if (error instanceof SchemaBudgetError || !(error instanceof RangeError)) throw error;
    throw new SchemaBudgetError('call-depth');
  }
}

/** The function a caller gets: runs the closures and leaves the errors on itself. */
export function validateFunctionOf(env: SchemaEnv): ValidateFunction {
  const unit = env.unit as Unit;
  const validate = function (this: unknown, data: unknown, context?: DataContext): boolean {
    const run = startRun(this, data, unit, context);
    const valid = bounded(unit, data, run);
    validate.errors = run.vErrors;
    return valid;
  } as ValidateFunction;
  validate.errors = null;
  validate.schema = env.schema;
  validate.schemaEnv = env;
  return env.$async ? asynchronous(validate) : validate;
}

/** `$async: true` promises the data. A document may ask for it; nobody may then await the answer. */
function asynchronous(validate: ValidateFunction): ValidateFunction {
  const promise = function (this: unknown, data: unknown, context?: DataContext): unknown {
    const answer = validate.call(this, data, context)
      ? Promise.resolve(data)
      : Promise.reject(new ValidationError(validate.errors ?? []));
    answer.catch(() => {});
    return answer;
  } as ValidateFunction;
  return Object.assign(promise, {
    errors: null,
    schema: validate.schema,
    schemaEnv: validate.schemaEnv,
    $async: true as const,
  });
}
