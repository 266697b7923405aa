import type { Segment } from './cursor.ts';
import type { Matcher } from './nimma-matcher.ts';
import type { PathNode } from './path-node.ts';

/**
 * Which expressions of a fixed length may still match, given the keys that lead to a node. Below a
 * node where none may, there is nothing to walk for: a component that every operation refers to
 * would otherwise be walked once for each, down to the length of the longest expression.
 *
 * Names alone decide; filters and the rest of what a step asks are left to the matcher.
 */
export class Standing {
  /** Those that may select this very node. */
  readonly ends: readonly Matcher[];
  /** Whether some may select a node below it. */
  readonly goesOn: boolean;
  readonly #alive: readonly Matcher[];
  readonly #depth: number;
  readonly #prunable: ReadonlySet<Matcher>;
  /** Keys that some step names at this depth; all the others lead to the same standing. */
  #named: ReadonlySet<string> | undefined;
  readonly #after = new Map<string | undefined, Standing>();

  private constructor(alive: readonly Matcher[], depth: number, prunable: ReadonlySet<Matcher>) {
    this.#alive = alive;
    this.#depth = depth;
    this.#prunable = prunable;
    this.ends = alive.filter(({ nodes }) => nodes.length === depth);
    this.goesOn = alive.some(({ nodes }) => nodes.length > depth);
  }

  /** Nothing is passed over for expressions out of `prunable`: those that may throw. */
  static atRoot(fixed: readonly Matcher[], prunable: ReadonlySet<Matcher>): Standing {
    return new Standing(fixed, 0, prunable);
  }

  after(key: Segment): Standing {
    this.#named ??= new Set(this.#alive.flatMap((matcher) => this.#namesOf(matcher) ?? []));
    const name = this.#named.has(String(key)) ? String(key) : undefined;
    const known = this.#after.get(name);
    if (known !== undefined) return known;
    const alive = this.#alive.filter((matcher) => {
      if (matcher.nodes.length <= this.#depth) return false;
      const names = this.#namesOf(matcher);
      return names === undefined || (name !== undefined && names.includes(name));
    });
    const next = new Standing(alive, this.#depth + 1, this.#prunable);
    this.#after.set(name, next);
    return next;
  }

  /** Undefined when any key may do. */
  #namesOf(matcher: Matcher): readonly string[] | undefined {
    return this.#prunable.has(matcher) ? keysOf(matcher.nodes[this.#depth]) : undefined;
  }
}

export function keysOf(node: PathNode | undefined): readonly string[] | undefined {
  if (node?.type === 'MemberExpression') return [String(node.value)];
  return node?.type === 'MultipleMemberExpression' ? node.value.map(String) : undefined;
}
