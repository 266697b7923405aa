/** Stands in for `nimma/legacy` (and `nimma`), as required by spectral-core's runner. */
import { compilePaths, type PathSet, type ScopeCallback } from '../index.ts';

export default class Nimma {
  readonly #set: PathSet;

  constructor(expressions: readonly string[], _options?: object) {
    this.#set = compilePaths(expressions);
  }

  query(input: unknown, callbacks: Readonly<Record<string, ScopeCallback>>): void {
    this.#set.query(input, callbacks);
  }
}
