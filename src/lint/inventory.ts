import type { Obstacle } from '../model/report.ts';
import type { Diagnostic } from './diagnostic.ts';
import { resolveLocally } from './resolve-local.ts';
import { createOfflineResolver, type ReachableFile } from './resolver.ts';
import {
  Document,
  decodePointerFragment,
  encodePointerUriFragment,
  extractSourceFromRef,
  getClosestJsonPath,
  isAbsoluteRef,
  isLocalRef,
  Json,
  resolvePath,
  type SpecDocument,
  traverseObjUntilRef,
  Yaml,
} from './stoplight.ts';

type JsonPath = (string | number)[];

/** Where a path of the resolved document stands in the files as they were written. */
export interface Location {
  readonly document: SpecDocument;
  readonly path: JsonPath;
  readonly missingPropertyPath: JsonPath;
}

/** What the linter and Spectral's functions ask of the graph of references. */
interface RefGraph {
  /** Everything that something refers to, as source and pointer. */
  overallOrder(): string[];
  getNodeData(node: string): { refMap: Readonly<Record<string, string>> };
}

/** A document with its references resolved, and the way back from one to the other. */
export class Inventory {
  readonly document: SpecDocument;
  readonly referencedDocuments: Record<string, SpecDocument> = Object.create(null);
  readonly diagnostics: Diagnostic[] = [];
  graph: RefGraph | null = null;
  resolved: unknown;
  /**
   * Whether Spectral's resolver would have frozen the two trees, which it does as a side effect: on
   * frozen trees the paths of rules reach shared nodes that they may miss elsewhere.
   */
  frozen = { resolved: true, unresolved: false };
  readonly #files: ReadonlyMap<string, ReachableFile>;
  /** What keeps a file that is referred to from being read. */
  readonly obstacles: Obstacle[] = [];

  constructor(document: SpecDocument, files: ReadonlyMap<string, ReachableFile>) {
    this.document = document;
    this.resolved = document.data;
    this.#files = files;
  }

  get source(): string | null {
    return this.document.source;
  }

  get unresolved(): unknown {
    return this.document.data;
  }

  get formats(): SpecDocument['formats'] {
    return this.document.formats ?? null;
  }

  /** Follows references inside the document and to the other files of the upload; nowhere else. */
  async resolve(): Promise<void> {
    const { data, source } = this.document;
    if (typeof data !== 'object' || data === null) return;
    const local = resolveLocally(data);
    if (local !== undefined) {
      const root = source ?? '';
      this.graph = {
        getNodeData: () => ({ refMap: local.refMap }),
        overallOrder: () => [...local.targets].map((target) => root + target),
      };
      this.resolved = local.result;
      this.frozen = { resolved: true, unresolved: !local.changed };
      this.diagnostics.push(...unresolvedReferences(this.document, local.errors));
      return;
    }
    const resolver = await createOfflineResolver(this.#files, (obstacle) =>
      this.obstacles.push(obstacle),
    );
    const { graph, result, errors } = await resolver.resolve(data, {
      ...(source !== null && { baseUri: source }),
      parseResolveResult: async (lookup) => {
        const uri = lookup.targetAuthority.href().replace(/\/$/, '');
        const document = new Document(
          String(lookup.result),
          (uri.endsWith('.json') ? Json : Yaml) as typeof Yaml,
          uri,
        ) as unknown as SpecDocument;
        this.referencedDocuments[uri] = document;
        this.diagnostics.push(...document.diagnostics.map(asReferenced));
        return { ...lookup, result: document.data };
      },
    });
    this.graph = graph as unknown as RefGraph;
    this.resolved = result;
    this.frozen = { resolved: Object.isFrozen(result), unresolved: Object.isFrozen(data) };
    this.diagnostics.push(...unresolvedReferences(this.document, errors));
  }

  findAssociatedItemForPath(path: JsonPath, resolved: boolean): Location | null {
    if (!resolved) return this.#closest(this.document, path, path);
    try {
      return this.#locate(path);
    } catch {
      // A path which the resolved document does not have: Spectral then reports at the root file.
      return null;
    }
  }

  #closest(document: SpecDocument, path: JsonPath, missing: JsonPath): Location {
    return {
      document,
      path: getClosestJsonPath(document.data, path),
      missingPropertyPath: missing,
    };
  }

  #locate(path: JsonPath): Location | null {
    const newPath = getClosestJsonPath(this.resolved, path);
    if (traverseObjUntilRef(this.unresolved, newPath) === null) {
      return this.#closest(this.document, path, path);
    }
    const last = newPath.at(-1);
    const missing = last === undefined ? [] : path.slice(path.lastIndexOf(last) + 1);
    const { source, graph } = this;
    if (source === null || graph === null) return null;
    return this.#followReferences(path, missing, source, graph);
  }

  /** Walks the path segment by segment and jumps wherever the resolver recorded a reference. */
  #followReferences(
    path: JsonPath,
    missing: JsonPath,
    rootSource: string,
    graph: RefGraph,
  ): Location {
    let source = rootSource;
    let { refMap } = graph.getNodeData(source);
    let document = this.document;
    let key = '';
    for (const segment of ['#', ...path.map((part) => String(encodePointerUriFragment(part)))]) {
      key = key === '' ? segment : `${key}/${segment}`;
      for (let ref = refMap[key]; ref !== undefined; ref = refMap[key]) {
        if (isLocalRef(ref)) {
          key = ref;
          continue;
        }
        const target = extractSourceFromRef(ref);
        if (target === null) return this.#closest(document, path, path);
        source = isAbsoluteRef(target) ? target : resolvePath(source, '..', target);
        const next =
          source === this.document.source ? this.document : this.referencedDocuments[source];
        if (next === undefined) return this.#closest(document, path, path);
        document = next;
        refMap = graph.getNodeData(source).refMap;
        key = ref.includes('#') ? ref.slice(ref.indexOf('#')) : '#';
      }
    }
    const closest = getClosestJsonPath(document.data, pointerSegments(key));
    return { document, path: closest, missingPropertyPath: [...closest, ...missing] };
  }
}

function pointerSegments(pointer: string): JsonPath {
  const tail = pointer.startsWith('#/') ? pointer.slice(2) : pointer;
  return tail.split('/').map((segment) => decodePointerFragment(segment));
}

interface ResolveError {
  readonly message: string;
  readonly path: JsonPath;
  readonly uriStack: readonly string[];
}

/** One `invalid-ref` per message, placed on the `$ref` that could not be followed. */
function unresolvedReferences(
  document: SpecDocument,
  errors: readonly ResolveError[],
): Diagnostic[] {
  const byMessage = new Map<string, ResolveError>();
  for (const error of errors) {
    if (!byMessage.has(error.message)) byMessage.set(error.message, error);
  }
  return [...byMessage.values()].map((error) => {
    const path = [...error.path, '$ref'];
    const source = error.uriStack.at(-1) ?? document.source;
    return {
      code: 'invalid-ref',
      path,
      message: error.message.replace(/^Error\s*:\s*/, ''),
      severity: 0,
      range: document.getRangeForJsonPath(path, true) ?? NO_RANGE,
      ...(source !== null && { source }),
    };
  });
}

/** Spectral words the parser's complaints about a referenced file a second time. */
function asReferenced(diagnostic: unknown): Diagnostic {
  const { path, message, ...rest } = diagnostic as Diagnostic;
  const key = path.at(-1);
  const split = message.replace(
    /([a-z])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  const worded = key === undefined ? split : split.replace(/(Duplicate key)/, `$1: ${key}`);
  return { ...rest, path, message: worded };
}

/** Members in the order in which Spectral prints them. */
export const NO_RANGE = { start: { character: 0, line: 0 }, end: { character: 0, line: 0 } };
