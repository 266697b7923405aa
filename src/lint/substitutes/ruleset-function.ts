/**
 * Stands in for `ruleset/function.js` of spectral-core, around it: a rule calls its function with
 * the same options on every node, millions of times on a large document, and most functions ask of
 * the node only that it be an object or a string. Both are then settled without the validators.
 */
import * as functionModule from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/function.js';
import { named } from '../named.ts';

type RulesetFunction = (input: unknown, options: unknown, ...rest: unknown[]) => unknown;

interface ValidatingFunction extends RulesetFunction {
  validator(options: unknown): void;
  readonly schemas: unknown;
}

interface Definition {
  readonly input: unknown;
  readonly options: unknown;
  readonly errorOnInvalidInput?: boolean;
}

const stock = named(functionModule) as unknown as {
  createRulesetFunction(definition: Definition, fn: RulesetFunction): ValidatingFunction;
  readonly RulesetFunctionValidationError: unknown;
};

export const { RulesetFunctionValidationError } = stock;

export function createRulesetFunction(definition: Definition, fn: RulesetFunction) {
  const validating = stock.createRulesetFunction(definition, fn);
  const accepts = checkOf(definition.input);
  if (accepts === undefined) return validating;
  // Nothing is this object, so the first call validates its options, whatever they are.
  let valid: unknown = UNSEEN;
  const quick: RulesetFunction = (input, options, ...rest) => {
    if (!accepts(input)) return validating(input, options, ...rest);
    if (options !== valid) {
      validating.validator(options);
      valid = options;
    }
    return fn(input, options, ...rest);
  };
  Reflect.defineProperty(quick, 'name', { value: validating.name });
  Reflect.defineProperty(quick, 'schemas', { value: validating.schemas });
  return Object.assign(quick, { validator: validating.validator });
}

const UNSEEN = {};

const CHECKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  '{"type":"object"}': (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  '{"type":"string"}': (value) => typeof value === 'string',
  '{"type":"array"}': Array.isArray,
};

/** The check that an input schema amounts to; undefined for those which need a validator. */
function checkOf(schema: unknown): ((value: unknown) => boolean) | undefined {
  return schema === null ? () => true : CHECKS[JSON.stringify(schema)];
}
