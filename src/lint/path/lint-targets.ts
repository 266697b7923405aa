import { lodashPath, roundTrip } from './plus-path.ts';
import { PlusExpression, pathKeys } from './plus-trace.ts';
import { nativeRegex, type RegexFactory } from './script-values.ts';

export interface LintTarget {
  readonly path: string[];
  readonly value: unknown;
}

/** Fields repeat for every node a rule visits; rulesets hold few distinct ones. */
const MAX_CACHED_FIELDS = 256;
const fields = new Map<string, PlusExpression>();

function compileField(field: string): PlusExpression {
  const known = fields.get(field);
  if (known !== undefined) return known;
  const compiled = new PlusExpression(field, nativeRegex);
  if (fields.size >= MAX_CACHED_FIELDS) fields.clear();
  fields.set(field, compiled);
  return compiled;
}

/** What `then.field` selects: @stoplight/spectral-core/dist/runner/utils/getLintTargets.js. */
export function getLintTargets(
  targetValue: unknown,
  field: string | undefined,
  regex?: RegexFactory,
): LintTarget[] {
  if (typeof field !== 'string' || !isLodashObject(targetValue)) {
    return [{ path: [], value: targetValue }];
  }
  const targets: LintTarget[] = [];
  if (field === '@key') {
    for (const key of Object.keys(targetValue)) targets.push({ path: [key], value: key });
  } else if (field.startsWith('$')) {
    const compiled = regex === undefined ? compileField(field) : new PlusExpression(field, regex);
    compiled.run(targetValue, ({ path, value }) => {
      targets.push({ path: roundTrip(pathKeys(path)), value });
    });
  } else {
    targets.push({ path: lodashPath(field), value: lodashGet(targetValue, field) });
  }
  return targets.length > 0 ? targets : [{ path: [], value: undefined }];
}

function isLodashObject(value: unknown): value is object {
  return value !== null && (typeof value === 'object' || typeof value === 'function');
}

const DEEP = /\.|\[(?:[^[\]]*|(["'])(?:(?!\1)[^\\]|\\.)*?\1)\]/;
const PLAIN = /^\w*$/;

/** lodash's `get`: a field that is itself a key of the object wins over its reading as a path. */
function lodashGet(target: object, field: string): unknown {
  const isKey = PLAIN.test(field) || !DEEP.test(field) || field in target;
  const path = isKey ? [field] : lodashPath(field);
  let value: unknown = target;
  for (const key of path) {
    if (value === null || value === undefined) return undefined;
    value = inherited(value, key) ? undefined : (value as Record<string, unknown>)[key];
  }
  return path.length === 0 ? undefined : value;
}

/** Prototype members are functions of the engine; only stock's rules on documents see them. */
function inherited(value: unknown, key: string): boolean {
  return !Object.hasOwn(Object(value), key);
}
