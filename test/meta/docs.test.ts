import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../src/build/generate-docs.ts';
import { commands } from '../../src/commands/index.ts';
import { QUIRKS_PAGE, quirksPage } from '../adapters/quirks-page.ts';
import { anchorsOf, deadLinks, type Known, matches, unknownCommands } from './documents.ts';
import { files, ROOT, read } from './tree.ts';

const PAGES = files('.', /\.md$/).filter((path) => !path.startsWith('rulesets/'));

const ROUTES = [
  ...read('src/app.ts').matchAll(/(app|api)\.(?:get|post|put|delete|all)\('([^']+)'/g),
].map(([, app, route = '']) => (app === 'api' ? `/api${route}` : route));

const known: Known = {
  scripts: new Set(Object.keys(JSON.parse(read('package.json')).scripts)),
  commands: Object.fromEntries(Object.entries(commands).map(([name, { usage }]) => [name, usage])),
  executables: new Set(
    ['biome', 'spectral', 'tsc', 'vitest', 'wrangler'].filter((name) =>
      existsSync(resolve(ROOT, 'node_modules/.bin', name)),
    ),
  ),
  projects: new Set(
    [...read('vitest.config.ts').matchAll(/(?:nodeProject\(|name: )'(\w+)'/g)].map(
      ([, name = '']) => name,
    ),
  ),
  // The rulesets are static assets.
  routes: [...ROUTES, '/rulesets/:id/:version/*'],
  exists: (path) => existsSync(resolve(ROOT, path)),
};

describe.each(PAGES)('%s', (page) => {
  it('quotes only commands that exist, on routes that exist', () => {
    expect(unknownCommands(read(page), known)).toEqual([]);
  });

  it('links only to what is there', () => {
    expect(deadLinks(page, read(page), known, (path) => anchorsOf(read(path)))).toEqual([]);
  });
});

describe('the generated pages', () => {
  it.each(Object.entries(referencePages()))('%s is what the registries say', (path, text) => {
    expect(read(path)).toBe(text);
  });

  it(`${QUIRKS_PAGE} is what the quirks say (npm run quirks)`, async () => {
    expect(read(QUIRKS_PAGE)).toBe(await quirksPage());
  });

  it('are the only ones of their folder', () => {
    const written = [...Object.keys(referencePages()), QUIRKS_PAGE];
    expect(files('docs/reference')).toEqual(written.sort());
  });
});

describe('the README', () => {
  it('names every route', () => {
    const readme = read('README.md');
    const missing = ROUTES.map((route) =>
      route.replace(/:(\w+)/g, '{$1}').replace(/\/\*$/, '/…'),
    ).filter((route) => !readme.includes(`\`${route}\``) && !readme.includes(` ${route}\``));
    expect(missing).toEqual([]);
  });

  // Each block that shows `npx prise lint FILE | head -n N` shows what the command prints.
  const shown = [
    ...read('README.md').matchAll(/^\$ npx prise lint (\S+) \| head -n (\d+)\n(.*?)^```/gms),
  ].map(([, file = '', lines = '', output = '']) => ({ file, lines: Number(lines), output }));

  it.each(shown)('shows what the linter prints of $file', ({ file, lines, output }) => {
    const { stdout } = spawnSync(
      process.execPath,
      ['--import=./src/build/aliases-loader.ts', 'src/cli.ts', 'lint', file],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(stdout.split('\n').slice(0, lines).join('\n')).toBe(output.trimEnd());
  });

  it('shows the linter once at least', () => {
    expect(shown.length).toBeGreaterThan(0);
  });
});

describe('the scanner', () => {
  const small: Known = {
    scripts: new Set(['test', 'check']),
    commands: { lint: 'prise lint FILE [--format FORMAT]' },
    executables: new Set(['vitest', 'tsc']),
    projects: new Set(['node']),
    routes: ['/', '/regles/:id', '/territoires/:code/*'],
    exists: (path) => ['README.md', 'docs/a.md', 'src/a.ts', 'test'].includes(path),
  };

  it('accepts what exists', () => {
    const page =
      'Run `npm ci && npm test`, `npm run check`, `npx tsc`, `prise lint x.yaml --format json`.\n' +
      '```sh\nnpx vitest run --project node\ncurl localhost:8787/regles/x?y\nnode src/a.ts | head\n```\n' +
      '```console\n$ npx prise lint a.yaml \\\n    --format text\nprise nothing of the kind\n```\n';
    expect(unknownCommands(page, small)).toEqual([]);
  });

  it.each([
    '`npm run fly`',
    '`npx cowsay hello`',
    '`prise fly`',
    '`prise lint x --colour`',
    '`node src/b.ts`',
    '`npx vitest run --project edge`',
    '`npx vitest run --project node test/fly`',
    '```sh\nnpm ci && npm start\n```',
    '```console\n$ curl localhost:8787/vols/1\nanswer\n```',
  ])('finds %s', (page) => {
    expect(unknownCommands(page, small)).toHaveLength(1);
  });

  it('finds links, anchors and paths that lead nowhere', () => {
    const page = '# À propos\n[a](a.md) [b](b.md) [c](#à-propos) [d](#fin) `src/a.ts` `src/b.ts`\n';
    expect(deadLinks('docs/a.md', page, small, () => anchorsOf(page))).toEqual([
      'b.md',
      '#fin',
      'src/b.ts',
    ]);
  });

  it('reads routes as Hono does', () => {
    expect(matches('/regles/:id', '/regles/a')).toBe(true);
    expect(matches('/regles/:id', '/regles/a/b')).toBe(false);
    expect(matches('/territoires/:code/*', '/territoires/1/velos/v3/gbfs.json')).toBe(true);
  });
});
