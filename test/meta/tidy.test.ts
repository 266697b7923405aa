import { describe, expect, it } from 'vitest';
import {
  FILE_LINES_MAX,
  FUNCTION_LINES_MAX,
  looseLock,
  loosePackages,
  tooRecent,
  twice,
  untidyCode,
  untidyText,
} from './tidiness.ts';
import { CODE, files, read } from './tree.ts';

/** What is not text of ours: the licence, the lockfile, the databases' own bookkeeping. */
const FOREIGN = /^(?:LICENCE|package-lock\.json|src\/platform\/migrations\/.*)$/;
const TEXT = /\.(?:tsx?|m?js|css|svg|ya?ml|json|toml|md|golden)$|^run$/;

/** Here machine paths and leftovers are what is looked for, in hostile fixtures. */
const HOSTILE = /^test\/(?:meta|reports|golden)\//;

describe('the tree', () => {
  it(`has no file above ${FILE_LINES_MAX} lines, function above ${FUNCTION_LINES_MAX}, any or empty name`, () => {
    const code = [...files('src', CODE), ...files('test', CODE), ...files('rulesets', /\.js$/)];
    expect(code.flatMap((path) => untidyCode(path, read(path)))).toEqual([]);
  });

  it('leaves nothing for later, silences no check, names no machine', () => {
    const texts = files('.', TEXT).filter((path) => !FOREIGN.test(path) && !HOSTILE.test(path));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.flatMap((path) => untidyText(path, read(path)))).toEqual([]);
  });

  it('runs the command on Node 20; the rest has workerd, a browser or the Node that npm installed', () => {
    const run = files('src', CODE).filter((path) =>
      /^src\/(?:model|problems|contracts|adapters|swap|lint|reports|commands|cli)\b/.test(path),
    );
    expect(run.flatMap((path) => tooRecent(path, read(path)))).toEqual([]);
  });

  it('pins exactly the packages whose every release is to be looked at', () => {
    expect(loosePackages(JSON.parse(read('package.json')))).toEqual([]);
  });

  it('has a lockfile with every integrity and no host, and one workerd', () => {
    const lock = JSON.parse(read('package-lock.json'));
    expect(looseLock(lock)).toEqual([]);
    expect(twice(lock, ['wrangler', 'workerd', 'miniflare'])).toEqual([]);
  });
});

describe('the scanner', () => {
  const long = (lines: number) => `{\n${'f();\n'.repeat(lines - 2)}}`;

  it.each([
    ['a file', 'f();\n'.repeat(401), 'src/a.ts: 401 lines'],
    ['a function', `function big() ${long(71)}`, 'src/a.ts:1: big has 71 lines'],
    ['an arrow', `\nconst arrow = async () => ${long(71)};`, 'src/a.ts:2: arrow has 71 lines'],
    ['a method', `class A { grow() ${long(71)} }`, 'src/a.ts:1: grow has 71 lines'],
    ['a callback', `it('counts', () => ${long(71)});`, 'has 71 lines'],
    ['any', 'let a: any;', 'src/a.ts:1: any'],
    ['any behind as', 'f(b as any[]);', 'src/a.ts:1: any'],
    ['an empty name', 'class PlugManager {}', 'src/a.ts: PlugManager says nothing'],
  ])('finds %s', (_, source, line) => {
    expect(untidyCode('src/a.ts', source).join()).toContain(line);
  });

  it('leaves alone what only looks like it', () => {
    const source =
      `// any, manager\nconst re = /function big\\(\\) \\{/g; const s = \`\${'}'.length} any\`;\n` +
      `function edge() ${long(70)}\nconst imager = 1;\n` +
      `describe('a chapter', () => ${long(90)});`;
    expect(untidyCode('src/a.ts', source)).toEqual([]);
  });

  it.each([
    ['// TODO later', 'TODO'],
    ['// FIXME', 'FIXME'],
    ['// @ts-ignore', '@ts-ignore'],
    ['/home/alice/prise', '/home/alice'],
    ["'C:\\\\Users\\\\alice'", 'C:\\\\Users'],
    ['// biome-ignore lint/style/x', 'biome-ignore lint/style/x'],
  ])('finds %s', (text, found) => {
    expect(untidyText('src/a.ts', text)).toEqual([`src/a.ts:1: ${found}`]);
  });

  it('finds a file whose name says nothing', () => {
    expect(untidyText('src/utils/a.ts', '')).toHaveLength(1);
    expect(untidyText('src/date-helpers.ts', '')).toHaveLength(1);
    expect(untidyText('src/commons.ts', '// biome-ignore lint/x/y: for a reason')).toEqual([]);
  });

  it('finds what Node 20 does not know', () => {
    expect(tooRecent('src/a.ts', 'export const a = Map.groupBy([1], (n) => n % 2);')).toEqual([
      'src/a.ts: Map.groupBy is unknown to Node 20',
    ]);
    expect(tooRecent('src/a.ts', '// Map.groupBy\nexport const a = new Map();')).toEqual([]);
  });

  it('finds ranges, hosts, missing integrities and a package installed twice', () => {
    expect(
      loosePackages({ dependencies: { '@stoplight/spectral-core': '^1.24.1', zod: '^4' } }),
    ).toEqual(['@stoplight/spectral-core: ^1.24.1']);
    const lock = {
      packages: {
        '': {},
        'node_modules/a': { integrity: 'sha512-x', resolved: 'https://registry.example/a.tgz' },
        'node_modules/b': { optionalDependencies: { 'b-darwin': '1', 'b-sunos': '1' } },
        'node_modules/b-darwin': { os: ['darwin'] },
        'node_modules/workerd': { integrity: 'sha512-x', version: '1.0.0' },
        'node_modules/a/node_modules/workerd': { integrity: 'sha512-x', version: '1.0.1' },
      },
    };
    expect(looseLock(lock)).toEqual([
      'node_modules/a: https://registry.example/a.tgz',
      'node_modules/b: b-sunos is not locked',
      'node_modules/b: no integrity',
    ]);
    expect(twice(lock, ['workerd'])).toEqual(['workerd: 1.0.0, 1.0.1']);
  });
});
