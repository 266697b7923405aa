import { getSchemaTypes, maskOf, schemaHasRulesForType, typeBits } from './data-type.ts';
import { typeError } from './errors.ts';
import { compileFunctionKeyword } from './function-keyword.ts';
import { type Rule, type RuleGroup, schemaHasRulesButRef, shouldUseRule } from './rules.ts';
import { checkStrictTypes } from './strict.ts';
import {
  GO,
  type JsonType,
  type Keyword,
  type KeywordUse,
  LEAVE,
  type ObjectScope,
  type Run,
  type Status,
  type Step,
} from './types.ts';

/** All keywords of one schema; `before` is the number of errors the schema began with. */
export type Keywords = (data: unknown, run: Run, before: number) => Status;

interface Group {
  /** 0: for values of any type */
  mask: number;
  steps: Step[];
  /** the group also answers for `type`: Ajv then checks the type only once */
  reportsType: boolean;
  /** in first-error mode, entered only when the groups before it found nothing */
  gated: boolean;
}

export function compileKeywords(it: ObjectScope): Keywords {
  const { schema, ajv } = it;
  const types = getSchemaTypes(schema);
  const checksTypes =
    types.length > 0 &&
    !(types.length === 1 && schemaHasRulesForType(schema, types[0] as JsonType, ajv.rules));
  const mask = checksTypes ? maskOf(types) : 0;
  if (schema.$ref && !schemaHasRulesButRef(schema, ajv.rules)) {
    return compileOnlyRef(it);
  }
  checkStrictTypes(it, types);
  const groups: Group[] = [];
  for (const group of [...ajv.rules.groups, ajv.rules.post]) {
    const steps = compileGroup(it, group);
    if (steps === undefined) continue;
    groups.push({
      mask: group.type === undefined ? 0 : maskOf([group.type]),
      steps,
      reportsType: types.length === 1 && types[0] === group.type && !checksTypes,
      gated: groups.length > 0 && !it.allErrors,
    });
  }
  return runGroups(it, mask, groups);
}

function compileOnlyRef(it: ObjectScope): Keywords {
  const step = compileKeyword(it, it.ajv.rules.all.$ref as Rule, undefined);
  return step ?? (() => GO);
}

/** undefined when the schema has none of the group's keywords; they may have nothing to do. */
function compileGroup(it: ObjectScope, group: RuleGroup): Step[] | undefined {
  let steps: Step[] | undefined;
  for (const rule of group.rules) {
    if (!shouldUseRule(it.schema, rule)) continue;
    steps ??= [];
    const step = compileKeyword(it, rule, group.type);
    if (step !== undefined) steps.push(step);
  }
  return steps;
}

function runGroups(it: ObjectScope, mask: number, given: Group[]): Keywords {
  const strict = it.opts.strictNumbers;
  const typeUse: KeywordUse = { it, keyword: 'type', value: it.schema.type, parent: it.schema };
  const groups = given.filter(({ steps, reportsType }) => steps.length > 0 || reportsType);
  const typed = mask !== 0 || groups.some((group) => group.mask !== 0);
  return (data, run, before) => {
    const bits = typed ? typeBits(data, strict) : 0;
    if (mask !== 0 && (mask & bits) === 0) {
      // no return here: Ajv goes on with the first group even after the type is found wrong
      if (typeError(typeUse, data, run) === LEAVE) return LEAVE;
    }
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] as Group;
      if (group.gated && run.errors !== before) break;
      if (group.mask === 0 || (group.mask & bits) !== 0) {
        if (runSteps(group.steps, data, run) === LEAVE) return LEAVE;
      } else if (group.reportsType && typeError(typeUse, data, run) === LEAVE) {
        return LEAVE;
      }
    }
    return GO;
  };
}

function runSteps(steps: Step[], data: unknown, run: Run): Status {
  for (let i = 0; i < steps.length; i++) {
    const status = (steps[i] as Step)(data, run);
    if (status !== GO) return status;
  }
  return GO;
}

function compileKeyword(
  it: ObjectScope,
  { keyword, definition }: Rule,
  ruleType: JsonType | undefined,
): Step | undefined {
  const use = useKeyword(it, keyword, definition);
  if (definition.interpret) return definition.interpret(use, ruleType);
  if (definition.compile || definition.validate) return compileFunctionKeyword(use, definition);
  return undefined;
}

/** Checks the keyword's value as Ajv does before it generates code for it. */
export function useKeyword(it: ObjectScope, keyword: string, definition: Keyword): KeywordUse {
  const { schema, ajv } = it;
  const { dependencies, validateSchema, schemaType, allowUndefined } = definition;
  if (dependencies?.some((name) => !Object.hasOwn(schema, name))) {
    throw new Error(
      `parent schema must have dependencies of ${keyword}: ${dependencies.join(',')}`,
    );
  }
  const value = schema[keyword];
  if (validateSchema && !validateSchema(value)) {
    ajv.reportInvalidKeyword(it, keyword, validateSchema.errors);
  }
  if (!isOfSchemaType(value, schemaType, allowUndefined === true)) {
    throw new Error(`${keyword} value must be ${JSON.stringify(schemaType)}`);
  }
  return { it, keyword, value, parent: schema };
}

function isOfSchemaType(value: unknown, types: JsonType[], allowUndefined: boolean): boolean {
  if (!types.length) return true;
  return types.some((type) => {
    if (type === 'array') return Array.isArray(value);
    if (type === 'object') return value && typeof value === 'object' && !Array.isArray(value);
    return typeof value === type || (allowUndefined && value === undefined);
  });
}
