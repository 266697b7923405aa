import { type CompiledSubschema, compileSubschema, under } from '../compile.ts';
import { fail, failAfter, resetErrors } from '../errors.ts';
import { mergeEvaluated, mergeValidEvaluated, type Op, perform } from '../evaluated.ts';
import { alwaysValidSchema, checkStrictMode } from '../strict.ts';
import {
  GO,
  type KeywordDefinition,
  type KeywordUse,
  LEAVE,
  type ObjectScope,
  type Run,
  SKIP,
  type Status,
  type Step,
} from '../types.ts';

const isValid = (step: Step | undefined, data: unknown, run: Run): boolean =>
  step === undefined || step(data, run) === GO;

export const not: KeywordDefinition = {
  keyword: 'not',
  schemaType: ['object', 'boolean'],
  interpret: (use) => {
    const { it, keyword, value } = use;
    const report: Step = (data, run) => fail(use, data, run, {}, 'must NOT be valid');
    if (alwaysValidSchema(it, value)) return report;
    const { step } = compileSubschema(it, {
      schema: value,
      path: under(it, keyword),
      silent: true,
    });
    return (data, run) => {
      const before = run.errors;
      if (isValid(step, data, run)) return report(data, run);
      resetErrors(run, before);
      return GO;
    };
  },
};

function branch({ it, keyword }: KeywordUse, schema: unknown, index: number): CompiledSubschema {
  return compileSubschema(it, { schema, path: under(it, keyword, index), composite: true });
}

interface AnyOfBranch {
  step: Step | undefined;
  /** present: what the branch evaluates matters, so the branches after a match run as well */
  ops: Op[] | undefined;
}

export const anyOf: KeywordDefinition = {
  keyword: 'anyOf',
  schemaType: 'array',
  interpret: (use) => {
    const { it } = use;
    const schemas = use.value as unknown[];
    const alwaysValid = schemas.some((schema) => alwaysValidSchema(it, schema));
    if (alwaysValid && !it.opts.unevaluated) return undefined;
    const branches = schemas.map((schema, index): AnyOfBranch => {
      const sub = branch(use, schema, index);
      return { step: sub.step, ops: mergeValidEvaluated(it, sub.it) };
    });
    return (data, run) => {
      const before = run.errors;
      let valid = false;
      for (const { step, ops } of branches) {
        const matches = isValid(step, data, run);
        valid ||= matches;
        if (ops === undefined) {
          if (valid) break;
        } else if (matches) {
          perform(ops, run);
        }
      }
      if (!valid) return failAfter(use, data, run, {}, 'must match a schema in anyOf');
      resetErrors(run, before);
      return GO;
    };
  },
};

export const oneOf: KeywordDefinition = {
  keyword: 'oneOf',
  schemaType: 'array',
  interpret: (use) => {
    const { it } = use;
    const branches = (use.value as unknown[]).map((schema, index): AnyOfBranch => {
      if (alwaysValidSchema(it, schema)) return { step: undefined, ops: undefined };
      const sub = branch(use, schema, index);
      return { step: sub.step, ops: mergeEvaluated(it, sub.it, true) };
    });
    return (data, run) => {
      const before = run.errors;
      let passing: number | [number, number] | null = null;
      for (let i = 0; i < branches.length; i++) {
        const { step, ops } = branches[i] as AnyOfBranch;
        if (!isValid(step, data, run)) continue;
        if (passing !== null) {
          passing = [passing as number, i];
          break;
        }
        passing = i;
        perform(ops, run);
      }
      if (typeof passing === 'number') {
        resetErrors(run, before);
        return GO;
      }
      const params = { passingSchemas: passing };
      return failAfter(use, data, run, params, 'must match exactly one schema in oneOf');
    };
  },
};

export const allOf: KeywordDefinition = {
  keyword: 'allOf',
  schemaType: 'array',
  interpret: ({ it, keyword, value }) => {
    const branches: AnyOfBranch[] = [];
    (value as unknown[]).forEach((schema, index) => {
      if (alwaysValidSchema(it, schema)) return;
      const sub = compileSubschema(it, { schema, path: under(it, keyword, index) });
      branches.push({ step: sub.step, ops: mergeEvaluated(it, sub.it) });
    });
    if (branches.length === 0) return undefined;
    return (data, run) => {
      for (const { step, ops } of branches) {
        const status = step === undefined ? GO : step(data, run);
        if (status === LEAVE) return LEAVE;
        if (status === SKIP && !it.allErrors) return SKIP;
        perform(ops, run);
      }
      return GO;
    };
  },
};

interface Clause {
  keyword: 'then' | 'else';
  step: Step | undefined;
  ops: Op[] | undefined;
}

function hasSchema(it: ObjectScope, keyword: string): boolean {
  const schema = it.schema[keyword];
  return schema !== undefined && !alwaysValidSchema(it, schema);
}

function clause(it: ObjectScope, keyword: 'then' | 'else'): Clause {
  const sub = compileSubschema(it, { schema: it.schema[keyword], path: under(it, keyword) });
  return { keyword, step: sub.step, ops: mergeValidEvaluated(it, sub.it) };
}

function runClause(use: KeywordUse, chosen: Clause, data: unknown, run: Run): Status {
  const status = chosen.step === undefined ? GO : chosen.step(data, run);
  if (status === LEAVE) return LEAVE;
  if (status === GO) {
    perform(chosen.ops, run);
    return GO;
  }
  const params = { failingKeyword: chosen.keyword };
  return failAfter(use, data, run, params, `must match "${chosen.keyword}" schema`);
}

export const ifKeyword: KeywordDefinition = {
  keyword: 'if',
  schemaType: ['object', 'boolean'],
  interpret: (use) => {
    const { it, keyword, value, parent } = use;
    if (parent.then === undefined && parent.else === undefined) {
      checkStrictMode(it, '"if" without "then" and "else" is ignored');
    }
    const hasThen = hasSchema(it, 'then');
    const hasElse = hasSchema(it, 'else');
    if (!hasThen && !hasElse) return undefined;
    const condition = compileSubschema(it, {
      schema: value,
      path: under(it, keyword),
      silent: true,
    });
    // merged whether or not the condition holds, as Ajv does
    const ops = mergeEvaluated(it, condition.it);
    const thenClause = hasThen ? clause(it, 'then') : undefined;
    const elseClause = hasElse ? clause(it, 'else') : undefined;
    return (data, run) => {
      const before = run.errors;
      const holds = isValid(condition.step, data, run);
      perform(ops, run);
      resetErrors(run, before);
      const chosen = holds ? thenClause : elseClause;
      return chosen === undefined ? GO : runClause(use, chosen, data, run);
    };
  },
};

export const thenElse: KeywordDefinition = {
  keyword: ['then', 'else'],
  schemaType: ['object', 'boolean'],
  interpret: ({ it, keyword, parent }) => {
    if (parent.if === undefined) checkStrictMode(it, `"${keyword}" without "if" is ignored`);
    return undefined;
  },
};
