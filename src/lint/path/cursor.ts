export type Segment = string | number;

/** One match. `path` is copied from the walk when first read, which must be inside the callback. */
export interface Scope {
  readonly path: Segment[];
  readonly value: unknown;
}

export type ScopeCallback = (scope: Scope) => void;

/**
 * Where the walk stands. `values[k]` is the value reached by the first k keys, so `values[0]` is
 * the root and `values[length]` the current node; nimma calls `length - 1` the depth.
 */
export interface Cursor {
  readonly keys: Segment[];
  readonly values: unknown[];
  length: number;
  /** nimma's `let pos`: where the last deep step of the running expression matched. */
  pos: number;
}

export function createCursor(root: unknown): Cursor {
  return { keys: [], values: [root], length: 0, pos: 0 };
}

export class WalkScope implements Scope {
  readonly value: unknown;
  readonly #length: number;
  #keys: readonly Segment[] | undefined;
  #path: Segment[] | undefined;

  constructor(keys: readonly Segment[], length: number, value: unknown) {
    this.#keys = keys;
    this.#length = length;
    this.value = value;
  }

  get path(): Segment[] {
    if (this.#path === undefined) {
      if (this.#keys === undefined) throw new Error('Scope.path was first read after its callback');
      this.#path = this.#keys.slice(0, this.#length);
    }
    return this.#path;
  }

  /** The walk moves on and reuses its keys: a path not read by now can no longer be. */
  close(): void {
    this.#keys = undefined;
  }
}
