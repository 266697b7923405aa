import { describe, expect, it } from 'vitest';
import { breaches, type Layer, type Privilege, type Tree } from './layers.ts';
import { CODE, files, read } from './tree.ts';

describe('the layers of src', () => {
  it('are imported downwards only, and nothing reaches out of its place', () => {
    const tree = Object.fromEntries(
      files('src', CODE).map((path) => [path.slice('src/'.length), read(path)]),
    );
    expect(breaches(tree)).toEqual([]);
  });
});

describe('the scanner', () => {
  const layers: Readonly<Record<string, Layer>> = {
    model: {},
    gateway: { src: ['model'], packages: ['hono', '@scope/'] },
    platform: { src: ['model'], packages: ['cloudflare:workers'] },
  };
  const privileges: readonly Privilege[] = [
    { what: 'imports Cloudflare', imports: /^cloudflare:/, only: ['platform/'] },
    { what: 'reads the clock', touches: /^(?:Date\.now|new Date\(\))$/, only: ['platform/'] },
    { what: 'calls the network', touches: /^fetch$/, only: ['gateway/call.ts'] },
  ];
  const sound: Tree = {
    'model/a.ts': 'export interface A { fetch(): void }',
    'gateway/call.ts':
      "import type { A } from '../model/a.ts'; export const b = (a: A) => fetch(a.u);",
    'platform/c.ts': "import 'cloudflare:workers'; export const now = () => new Date();",
  };
  const found = (tree: Tree) => breaches({ ...sound, ...tree }, layers, privileges);

  it('finds nothing in a sound tree', () => {
    expect(found({})).toEqual([]);
    expect(
      found({
        'gateway/d.ts':
          "// new Date()\nimport { d } from 'hono/jsx'; import '@scope/x/y.js'; const e = 'fetch()';" +
          'export default { fetch: d.fetch, at: (t: string) => new Date(t) };',
      }),
    ).toEqual([]);
  });

  it.each([
    ['an import', "import '../gateway/call.ts';", 'model may not import /gateway/call.ts'],
    ['a type', "import type { B } from '../gateway/call.ts';", 'model may not import'],
    ['a re-export', "export * from '../gateway/call.ts';", 'model may not import'],
    ['a named re-export', "export { b } from '../gateway/call.ts';", 'model may not import'],
    ['a dynamic import', "export const x = () => import('../gateway/call.ts');", 'may not import'],
    ['a type query', "export type B = import('../gateway/call.ts').B;", 'model may not import'],
    ['a package', "import { Hono } from 'hono';", 'model may not import hono'],
    [
      'a package by its file',
      "import '../../node_modules/hono/dist/x.js';",
      'import hono/dist/x.js',
    ],
    ['Cloudflare', "import 'cloudflare:workers';", 'imports Cloudflare (cloudflare:workers)'],
    ['a clock', 'export const t = new Date();', 'reads the clock (new Date())'],
    ['another clock', 'export const t = () => Date.now();', 'reads the clock (Date.now)'],
    ['a call', "await fetch('/x');", 'calls the network (fetch)'],
    ['a call by another name', 'const get = fetch; export { get };', 'calls the network (fetch)'],
  ])('finds %s where it may not be', (_, source, breach) => {
    expect(found({ 'model/bad.ts': source }).join()).toContain(breach);
  });

  it('finds a folder without a row, a row without a folder, an entry without a file', () => {
    expect(found({ 'helpers/x.ts': '' })).toEqual(['helpers/x.ts: lies in no layer']);
    expect(breaches(sound, { ...layers, lint: {} }, privileges)).toEqual([
      'lint: stale, nothing is there',
    ]);
    expect(breaches(sound, layers, [{ what: 'flies', only: ['gateway/wings.ts'] }])).toEqual([
      'gateway/wings.ts: stale, nothing is there',
    ]);
  });

  it('is not fooled by names that begin alike', () => {
    expect(found({ 'gateway/d.ts': "import 'honolulu'; import '@scopes/x';" })).toHaveLength(2);
  });
});
