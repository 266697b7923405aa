/** Which part of `src` may lean on which, and what only a few files may do: DESIGN §3 as data. */
import { posix } from 'node:path';
import { parseModule } from './code.ts';

export interface Layer {
  /** Other layers, or single files of them. */
  readonly src?: readonly string[];
  /** `node:` stands for all that Node provides. */
  readonly packages?: readonly string[];
}

/** Folder or entry of `src` → what it may import. The longest name that fits a file is its layer. */
export const LAYERS: Readonly<Record<string, Layer>> = {
  model: { packages: ['zod'] },
  problems: { src: ['model'] },
  contracts: { src: ['model', 'problems', 'generated'], packages: ['zod'] },
  adapters: { src: ['model', 'problems', 'contracts'], packages: ['pbf', 'zod'] },
  gateway: {
    src: ['model', 'problems', 'contracts', 'adapters', 'env.ts'],
    packages: ['fast-xml-parser', 'hono', 'jose', 'zod'],
  },
  lint: {
    src: ['model', 'generated'],
    packages: [
      '@noble/hashes',
      '@stoplight/',
      'ajv',
      'ajv-draft-04',
      'ajv-formats',
      'expr-eval-fork',
      'fast-uri',
      'json-schema-traverse',
      'nimma',
      'yaml',
    ],
  },
  // Rulesets of the user's own machine, and the programs among them: the CLI alone imports it.
  'lint/ruleset-file/desk': {
    src: ['lint'],
    // The last is the user's own file.
    packages: ['node:', '@stoplight/', 'pathToFileURL(file).href'],
  },
  reports: { src: ['model'], packages: ['hono'] },
  // Nothing but the DOM, and what searching means.
  'pages/browser': { src: ['model/folded.ts'] },
  // The engine in the browser, with the server's own components around it.
  'pages/browser/judge.tsx': {
    src: ['api/uploads.ts', 'lint', 'model', 'pages', 'pages/browser', 'problems', 'reports'],
  },
  // They show values and run nothing: of the engine they know its names and its limits.
  pages: {
    src: [
      'model',
      'problems',
      'contracts',
      'adapters',
      'reports',
      'generated',
      'env.ts',
      'lint/catalogue.ts',
      'lint/limits.ts',
    ],
    packages: ['hono'],
  },
  api: {
    src: [
      'model',
      'problems',
      'contracts',
      'adapters',
      'gateway',
      'lint',
      'reports',
      'pages',
      'generated',
      'env.ts',
    ],
    packages: ['hono', 'zod'],
  },
  platform: {
    src: ['model', 'gateway', 'env.ts'],
    packages: ['cloudflare:workers', 'drizzle-orm'],
  },
  commands: {
    src: [
      'model',
      'problems',
      'contracts',
      'adapters',
      'lint',
      'lint/ruleset-file/desk',
      'reports',
      'generated',
    ],
    packages: ['node:', 'jose', 'yaml', 'zod'],
  },
  // Runs on the developer's machine only; nothing of it is in a bundle.
  build: {
    src: [
      'model',
      'problems',
      'contracts',
      'adapters',
      'lint',
      'reports',
      'generated',
      'commands/index.ts',
      'commands/administration.ts',
      'commands/demo-issuer.ts',
      'pages/problem-guide.ts',
    ],
    packages: [
      'node:',
      '@stoplight/',
      'ajv',
      'ajv-formats',
      'esbuild',
      'json-schema-to-typescript',
      'miniflare',
      'pbf',
      'yaml',
      'zod',
    ],
  },
  'env.ts': { src: ['model', 'gateway/limits.ts'], packages: ['zod'] },
  'app.ts': { src: ['api', 'gateway', 'pages', 'env.ts'], packages: ['hono'] },
  'worker.ts': {
    src: ['model', 'contracts', 'adapters', 'gateway', 'api', 'platform', 'app.ts', 'env.ts'],
  },
  'library.ts': { src: ['model', 'lint', 'reports'] },
  'cli.ts': { src: ['commands'], packages: ['node:'] },
};

/** Where time, chance and the machine may enter. */
const OUTSIDE = ['platform/', 'worker.ts', 'cli.ts', 'build/', 'commands/'];

export interface Privilege {
  readonly what: string;
  readonly imports?: RegExp;
  readonly touches?: RegExp;
  /** Prefixes of paths below `src/`. Each must be in use by somebody. */
  readonly only: readonly string[];
}

export const PRIVILEGES: readonly Privilege[] = [
  {
    what: 'calls the network',
    touches: /^(?:(?:globalThis|self|window)\.)?fetch$|^XMLHttpRequest$|^(?:new )?WebSocket/,
    // The commands and `npm start` are clients of the running gateway; pages, of their own origin.
    only: [
      'gateway/call.ts',
      'commands/administration.ts',
      'commands/demo-issuer.ts',
      'pages/problem-guide.ts',
      'build/',
      'pages/browser/',
    ],
  },
  {
    what: 'reads the clock',
    touches: /^(?:Date\.now|new Date\(\)|Date\(\)|performance(?:\..*)?)$/,
    only: [...OUTSIDE, 'pages/browser/'],
  },
  {
    what: 'draws at random',
    touches: /^(?:Math\.random|crypto\.(?:random\w+|getRandomValues))$/,
    only: OUTSIDE,
  },
  {
    what: 'reads the environment',
    touches: /^(?:process|import\.meta\.env|navigator)$/,
    only: [...OUTSIDE, 'pages/browser/'],
  },
  {
    what: 'imports Cloudflare or the database',
    imports: /^cloudflare:|^drizzle-orm/,
    only: ['platform/'],
  },
  {
    // The substitutes stand in for modules of Spectral itself; the desk hands its modules on.
    what: 'imports Spectral',
    imports: /^@stoplight\//,
    only: ['lint/stoplight.ts', 'lint/substitutes/', 'lint/ruleset-file/desk/', 'build/'],
  },
  {
    what: 'generates code from strings',
    touches: /^(?:eval|Function\(\)|new (?:Async)?Function\(.*\))$/,
    only: [],
  },
];

/** Path below `src/` → source. */
export type Tree = Readonly<Record<string, string>>;

/** Every breach of the tables in a tree, as lines to read; a row that nothing needs is one too. */
export function breaches(tree: Tree, layers = LAYERS, privileges = PRIVILEGES): string[] {
  const paths = Object.keys(tree);
  const found: string[] = [];
  for (const [path, source] of Object.entries(tree)) {
    const name = layerOf(path, layers);
    if (name === undefined) {
      found.push(`${path}: lies in no layer`);
      continue;
    }
    const { imports, touches } = parseModule(path, source);
    const targets = imports.map((specifier) => targetOf(specifier, path));
    for (const target of targets) {
      if (!mayImport(name, target, layers)) found.push(`${path}: ${name} may not import ${target}`);
    }
    for (const { what, only, ...signs } of privileges) {
      const sign =
        targets.find((target) => signs.imports?.test(target)) ??
        [...touches].find((touch) => signs.touches?.test(touch));
      if (sign !== undefined && !only.some((entry) => path.startsWith(entry))) {
        found.push(`${path}: ${what} (${sign})`);
      }
    }
  }
  const rows = Object.keys(layers).filter(
    (row) => !paths.some((path) => layerOf(path, layers) === row),
  );
  const entries = [
    ...Object.values(layers).flatMap(({ src = [] }) =>
      src.filter((entry) => entry !== 'generated'),
    ),
    ...privileges.flatMap(({ only }) => only),
  ];
  const ghosts = entries.filter((entry) => !paths.some((path) => path.startsWith(entry)));
  return [
    ...found,
    ...[...rows, ...new Set(ghosts)].map((row) => `${row}: stale, nothing is there`),
  ];
}

function layerOf(path: string, layers: Readonly<Record<string, Layer>>): string | undefined {
  return Object.keys(layers)
    .filter((name) => path === name || path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** A path below `src/` for what is ours, a specifier for what a package provides. */
function targetOf(specifier: string, from: string): string {
  const [, installed] = /(?:^|\/)node_modules\/(.*)/.exec(specifier) ?? [];
  if (installed !== undefined) return installed;
  return specifier.startsWith('.') ? `/${posix.join(posix.dirname(from), specifier)}` : specifier;
}

function mayImport(name: string, target: string, layers: Readonly<Record<string, Layer>>): boolean {
  const { src = [], packages = [] } = layers[name] ?? {};
  const path = target.slice(1);
  if (target.startsWith('/')) {
    return (
      layerOf(path, layers) === name ||
      src.some(
        (entry) =>
          path === entry ||
          (path.startsWith(`${entry}/`) && layerOf(path, layers) === entry) ||
          (path.startsWith('generated/') && entry === 'generated'),
      )
    );
  }
  return packages.some(
    (entry) => target === entry || target.startsWith(/[:/]$/.test(entry) ? entry : `${entry}/`),
  );
}
