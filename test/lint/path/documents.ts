import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const SHARED = resolve(import.meta.dirname, '../../../../shared');
export const CORPUS = join(SHARED, 'corpus/openapi');
export const hasCorpus = existsSync(CORPUS);

/** Larger documents take stock seconds each; they were compared by hand, see the commit. */
const MAX_BYTES = 300 * 1024;

export function corpusNames(): string[] {
  if (!hasCorpus) return [];
  return readdirSync(CORPUS)
    .filter((name) => /\.(json|ya?ml)$/.test(name) && statSync(join(CORPUS, name)).size < MAX_BYTES)
    .sort();
}

export function readDocument(name: string): unknown {
  try {
    return parse(readFileSync(join(CORPUS, name), 'utf8'), { maxAliasCount: -1, merge: true });
  } catch {
    return undefined;
  }
}

/**
 * Local references replaced by what they point to, shared and not copied, circular ones left in
 * place: the graph that Spectral's resolver makes.
 */
export function inlined(document: unknown): unknown {
  const done = new Map<object, unknown>();
  const open = new Set<string>();
  const visit = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === 'string' && $ref.startsWith('#/')) {
      const target = open.has($ref) ? undefined : lookUp(document, $ref);
      if (target === undefined) return node;
      open.add($ref);
      const value = visit(target);
      open.delete($ref);
      return value;
    }
    const known = done.get(node);
    if (known !== undefined) return known;
    const copy: unknown = Array.isArray(node)
      ? node.map(visit)
      : Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]));
    done.set(node, copy);
    return copy;
  };
  return visit(document);
}

function lookUp(document: unknown, pointer: string): unknown {
  let node = document;
  for (const part of pointer.slice(2).split('/')) {
    const key = decodeURIComponent(part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}

export function countVisits(root: unknown, limit: number): number {
  const sizes = new Map<object, number>();
  const size = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    let total = 1;
    for (const child of Object.values(node)) total = Math.min(limit, total + size(child));
    sizes.set(node, total);
    return total;
  };
  return size(root);
}

const shared = {
  type: 'object',
  enum: ['a', 'b'],
  properties: { enum: { type: 'string', enum: ['x'] }, id: { type: 'integer', format: 'int32' } },
};

/** Small, with every construct the hand-picked expressions look at, shared objects and odd keys. */
export const SAMPLE: Readonly<Record<string, unknown>> = {
  openapi: '3.0.0',
  info: { title: 'T', version: '1.0', contact: { name: 'x', email: 'e' }, 'x-a': 1 },
  servers: [{ url: 'https://a' }, { url: 'http://b', description: null }],
  tags: [{ name: 'b' }, { name: 'a' }, { name: 'a' }],
  paths: {
    '/a/{id}': {
      parameters: [
        { in: 'path', name: 'id', schema: shared },
        { in: 'query', name: 'q' },
        { name: 'noin' },
      ],
      get: {
        operationId: 'g',
        tags: ['a'],
        parameters: [{ in: 'query', name: 'p', schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: shared, example: { a: 1 } } },
            headers: { X: { schema: { type: 'string' } } },
          },
          404: { description: 'no', content: { 'application/problem+json': { schema: shared } } },
        },
      },
      put: {
        requestBody: {
          content: {
            'application/json': { schema: { allOf: [shared, { type: ['string', 'null'] }] } },
          },
        },
        responses: { default: { description: '' } },
      },
      'x-y': 'z',
    },
    '/b.c~d': { delete: { deprecated: true, responses: { 204: {} }, security: [] } },
    "/it's": { get: { summary: 's' } },
  },
  components: {
    schemas: {
      A: shared,
      B: { type: 'array', items: shared, example: [1, 2, 3] },
      constructor: { type: 'string' },
    },
    securitySchemes: { k: { type: 'apiKey', in: 'header' }, o: { type: 'oauth2', flows: {} } },
    examples: { e: { value: { a: null, b: false, c: 0, d: '' } } },
  },
  security: [{ k: [] }],
  '~': 5,
  '*': 6,
  '0': { x: 1 },
  '': { y: 2 },
};
