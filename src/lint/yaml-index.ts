import type { YamlNode } from './stoplight.ts';

/** Kinds of nodes of @stoplight/yaml. */
const MAP = 2;
const SEQ = 3;
const ALIAS = 4;

/**
 * The node at a path, as `findNodeAtPath` of @stoplight/yaml finds it, with the members of each
 * mapping looked up rather than searched: a mapping of 20 000 members with a finding in each would
 * be gone through 20 000 times.
 */
export class YamlIndex {
  readonly #root: YamlNode | undefined;
  readonly #members = new WeakMap<YamlNode, ReadonlyMap<unknown, YamlNode>>();

  constructor(root: YamlNode | undefined) {
    this.#root = root;
  }

  at(path: readonly (string | number)[]): YamlNode | undefined {
    let node: YamlNode | undefined = this.#root;
    for (const segment of path) {
      if (node === undefined) return undefined;
      if (node.kind === MAP) node = this.#membersOf(node).get(segment);
      else if (node.kind === SEQ) node = node.items?.[Number(segment)] ?? undefined;
      else return undefined;
    }
    return node;
  }

  #membersOf(map: YamlNode): ReadonlyMap<unknown, YamlNode> {
    const known = this.#members.get(map);
    if (known !== undefined) return known;
    const members = new Map<unknown, YamlNode>();
    // The last one of a name wins, and what is merged counts where the merge stands.
    for (const mapping of map.mappings ?? []) {
      const merged = mapping.key?.value === '<<' ? mergedInto(mapping.value) : [mapping];
      for (const { key, value } of merged) {
        if (key !== undefined) members.set(key.value, (value as YamlNode | null) ?? key);
      }
    }
    this.#members.set(map, members);
    return members;
  }
}

function mergedInto(node: YamlNode | string | null | undefined): readonly YamlNode[] {
  if (typeof node !== 'object' || node === null) return [];
  if (node.kind === SEQ) return [...(node.items ?? [])].reverse().flatMap(mergedInto);
  if (node.kind === ALIAS) return mergedInto(node.value);
  return node.kind === MAP ? (node.mappings ?? []) : [];
}
