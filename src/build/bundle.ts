import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { substitute } from './aliases.ts';

const root = resolve(import.meta.dirname, '../..');

const substitutions: Plugin = {
  name: 'substitutions',
  setup(builder) {
    builder.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const target = substitute(path, importer);
      return target === undefined ? undefined : { path: target };
    });
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minifySyntax: true,
  // Function names stay: Spectral prints them in messages.
  keepNames: true,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'linked',
  logLevel: 'warning',
  metafile: true,
  plugins: [substitutions],
} as const satisfies BuildOptions;

/** Modules that workerd and Node provide. */
const BUILT_IN = ['node:*', 'cloudflare:*'];

/** Into an empty folder: chunks are named by their content, and those of the last build would stay. */
async function bundle(options: BuildOptions & { outdir: string }): Promise<void> {
  await rm(resolve(root, options.outdir), { recursive: true, force: true });
  await build({ ...common, ...options });
}

export async function bundleWorker(): Promise<void> {
  await bundle({
    entryPoints: ['src/worker.ts'],
    outdir: 'dist/worker',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'import'],
    mainFields: ['module', 'main'],
    external: BUILT_IN,
  });
}

export async function bundleCli(): Promise<void> {
  await bundle({
    entryPoints: ['src/cli.ts'],
    outdir: 'dist/cli',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: { js: '#!/usr/bin/env node' },
    external: BUILT_IN,
  });
}

/** So that `npx prise` in a checkout finds the command at once, rather than pack the checkout first. */
export async function linkCli(): Promise<void> {
  const folder = resolve(root, 'node_modules/.bin');
  const command = resolve(folder, 'prise');
  await chmod(resolve(root, 'dist/cli/cli.mjs'), 0o755);
  await mkdir(folder, { recursive: true });
  await rm(command, { force: true });
  await symlink('../../dist/cli/cli.mjs', command);
}

export async function bundleLibrary(): Promise<void> {
  await bundle({
    entryPoints: ['src/library.ts'],
    outdir: 'dist/library',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: BUILT_IN,
  });
}

/** One small script a page, and the engine for the page that judges: no external asset. */
export async function bundleBrowser(): Promise<void> {
  await bundle({
    entryPoints: ['verifier.ts', 'judge.tsx', 'pages.ts', 'waiting.ts'].map(
      (name) => `src/pages/browser/${name}`,
    ),
    outdir: 'dist/assets/js',
    chunkNames: 'chunks/[name]-[hash]',
    minify: true,
    target: 'es2022',
    conditions: ['browser', 'import'],
    mainFields: ['module', 'main'],
  });
}
