/**
 * Stands in for `ruleset/validation/ajv.js` of spectral-core, whose one own keyword is written in
 * Ajv's code generator; here it is a function. Core does not export the rest of that folder, hence
 * the paths.
 */
import jsExtensions from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/meta/js-extensions.json' with {
  type: 'json',
};
import jsonExtensions from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/meta/json-extensions.json' with {
  type: 'json',
};
import ruleSchema from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/meta/rule.schema.json' with {
  type: 'json',
};
import rulesetSchema from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/meta/ruleset.schema.json' with {
  type: 'json',
};
import shared from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/meta/shared.json' with {
  type: 'json',
};
import * as aliasModule from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/validation/validators/alias.js';
import * as functionModule from '../../../node_modules/@stoplight/spectral-core/dist/ruleset/validation/validators/function.js';
import { Ajv2020 } from '../schema/dialects.ts';
import { addErrorMessages } from '../schema/error-message.ts';
import { addFormats } from '../schema/formats.ts';
import type {
  KeywordDefinition,
  KeywordFunction,
  SchemaObject,
  ValidateFunction,
} from '../schema/types.ts';

const { validateAlias } = aliasModule;
const { validateFunction } = functionModule;

/** What `x-spectral-runtime` may ask of a value; undefined when it is as it should be. */
const CHECKS: Readonly<Record<string, (data: unknown, path: string, root: unknown) => unknown>> = {
  format: (data) => (typeof data === 'function' ? undefined : []),
  'ruleset-function': (data, path) => {
    const { function: fn, functionOptions } = data as {
      function: never;
      functionOptions?: unknown;
    };
    return validateFunction(fn, functionOptions === undefined ? null : functionOptions, path);
  },
  alias: (data, path, root) => validateAlias(root as never, data as string, path),
};

/**
 * The `rules` of the rulesets that this product carries. Their definitions were validated by the
 * tests (`test/lint/shipped-rulesets.test.ts`); doing it again at every start costs more than
 * linting a small document.
 */
export const shipped = new WeakSet<object>();

function isShipped(definition: unknown): boolean {
  const { rules, ...rest } = definition as { rules?: object };
  return rules === undefined
    ? Object.keys(rest).every((key) => key === 'extends')
    : shipped.has(rules);
}

type Format = 'js' | 'json';

/** As `assertValidRuleset` uses it: called with a definition, then asked for its errors. */
interface RulesetValidator {
  (definition: unknown): boolean;
  errors?: ValidateFunction['errors'];
}

/** The validator of ruleset definitions: `js` for objects with functions, `json` for plain ones. */
export function createValidator(format: Format): RulesetValidator {
  const validate: RulesetValidator = (definition) => {
    validate.errors = null;
    if (isShipped(definition)) return true;
    const compiled = compile(format);
    const valid = compiled(definition);
    validate.errors = compiled.errors;
    return valid;
  };
  return validate;
}

const validators = new Map<Format, ValidateFunction>();

function compile(format: Format): ValidateFunction {
  const known = validators.get(format);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    keywords: ['$anchor'],
    schemas: [ruleSchema, shared] as unknown as SchemaObject[],
    passContext: true,
  });
  addFormats(ajv);
  addErrorMessages(ajv);
  ajv.addKeyword(runtimeKeyword());
  ajv.addSchema((format === 'js' ? jsExtensions : jsonExtensions) as SchemaObject);
  const validator = ajv.compile(rulesetSchema as SchemaObject);
  validators.set(format, validator);
  return validator;
}

function runtimeKeyword(): KeywordDefinition {
  const keyword = 'x-spectral-runtime';
  const validate: KeywordFunction = (check, data, _parent, { instancePath, rootData }) => {
    const errors = CHECKS[String(check)]?.(data, instancePath ?? '', rootData);
    validate.errors = errors === undefined ? null : [{ keyword, message: '', params: { errors } }];
    return errors === undefined;
  };
  return { keyword, schemaType: 'string', validate };
}
