/** JSON Pointer (RFC 6901) → value put there; undefined removes. Missing parents are made. */
export type Edits = Readonly<Record<string, unknown>>;

type Node = Record<string, unknown>;

/** A copy of the document with the edits made. */
export function edit(document: unknown, edits: Edits): unknown {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(edits)) {
    const segments = pointer
      .split('/')
      .slice(1)
      .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = segments.pop() ?? '';
    let node = copy as Node;
    for (const segment of segments) {
      node[segment] ??= {};
      node = node[segment] as Node;
    }
    if (value === undefined) delete node[last];
    else node[last] = value;
  }
  return copy;
}
