/** Stands in for `jsonpath-plus` in the one form Spectral calls it: a callback with all results. */
import { toPathString } from '../plus-path.ts';
import { PlusExpression, pathKeys } from '../plus-trace.ts';
import { nativeRegex } from '../script-values.ts';

export interface JsonPathOptions {
  readonly path: string;
  readonly json: unknown;
  readonly resultType?: 'all' | 'value';
  readonly callback?: (result: { path: string; value: unknown }) => void;
}

export function JSONPath({ path, json, callback, resultType }: JsonPathOptions): unknown[] {
  const results: unknown[] = [];
  new PlusExpression(path, nativeRegex).run(json, (match) => {
    const all = { path: toPathString(pathKeys(match.path)), value: match.value };
    callback?.(all);
    results.push(resultType === 'all' ? all : match.value);
  });
  return results;
}
