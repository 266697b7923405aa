import { BoundedPattern } from '../../regex/bounded-pattern.ts';
import { useKeyword } from '../compile-keywords.ts';
import { fail, printSchemaPath } from '../errors.ts';
import {
  type Format,
  type FormatDefinition,
  GO,
  type Keyword,
  type KeywordDefinition,
  type KeywordUse,
} from '../types.ts';

function isDefinition(format: Format): format is FormatDefinition {
  return typeof format === 'object' && !(format instanceof RegExp);
}

/** Formats that are patterns take quadratic time on some texts: nothing to notice below this. */
const SHORT = 10_000;

function tester(pattern: RegExp): (data: unknown) => boolean {
  let bounded: BoundedPattern | undefined;
  return (data) => {
    if ((data as string).length <= SHORT) return pattern.test(data as string);
    bounded ??= new BoundedPattern(pattern.source, pattern.flags);
    return bounded.test(data as string);
  };
}

function unknownFormat({ it, value }: KeywordUse): undefined {
  const where = printSchemaPath(it.path);
  const message = `unknown format "${value}" ignored in schema at path "${where}"`;
  if (it.opts.strictSchema !== false) throw new Error(message);
  it.ajv.logger.warn(message);
}

export const format: KeywordDefinition = {
  keyword: 'format',
  type: ['number', 'string'],
  schemaType: 'string',
  interpret: (use, ruleType) => {
    const { it } = use;
    if (!it.opts.validateFormats) return undefined;
    const name = use.value as string;
    const defined = it.ajv.formats[name];
    if (!defined) return unknownFormat(use);
    if (defined === true) return undefined;
    const definition = isDefinition(defined) ? defined : { validate: defined };
    if ((definition.type ?? 'string') !== ruleType) return undefined;
    if (definition.async && !it.env.$async) throw new Error('async format in sync schema');
    const { validate } = definition;
    const test =
      typeof validate === 'function' ? (validate as (data: unknown) => boolean) : tester(validate);
    const message = `must match format "${name}"`;
    return (data, run) => (test(data) ? GO : fail(use, data, run, { format: name }, message));
  },
};

const BOUNDS: Record<string, { ok: string; broken: (order: number) => boolean }> = {
  formatMaximum: { ok: '<=', broken: (order) => order > 0 },
  formatMinimum: { ok: '>=', broken: (order) => order < 0 },
  formatExclusiveMaximum: { ok: '<', broken: (order) => order >= 0 },
  formatExclusiveMinimum: { ok: '>', broken: (order) => order <= 0 },
};

/** Added by ajv-formats, whose message says "should" where Ajv says "must". */
export const formatLimit: KeywordDefinition = {
  keyword: Object.keys(BOUNDS),
  type: 'string',
  schemaType: 'string',
  dependencies: ['format'],
  interpret: (use) => {
    const { it, keyword } = use;
    if (!it.opts.validateFormats) return undefined;
    const formatUse = useKeyword(it, 'format', it.ajv.rules.all.format?.definition as Keyword);
    const name = formatUse.value as string;
    const defined = it.ajv.formats[name];
    if (!defined || defined === true) return undefined;
    const compare = isDefinition(defined) ? defined.compare : undefined;
    if (typeof compare !== 'function') {
      throw new Error(`"${keyword}": format "${name}" does not define "compare" function`);
    }
    const limit = use.value as string;
    const { ok, broken } = BOUNDS[keyword] as (typeof BOUNDS)[string];
    return (data, run) =>
      broken(compare(data as string, limit) as number)
        ? fail(use, data, run, { comparison: ok, limit }, `should be ${ok} ${limit}`)
        : GO;
  },
};
