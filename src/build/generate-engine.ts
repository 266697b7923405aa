import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Lock {
  packages: Record<string, { version?: string; integrity?: string; dev?: boolean }>;
}

/** Packages whose code decides the findings of Spectral's own rulesets. */
const STOCK = ['rulesets', 'functions', 'formats'].map((name) => `@stoplight/spectral-${name}`);

/**
 * Identifies the engine by what it is made of: our sources, the module substitutions, and the
 * registry's integrity of every package that runs with them. Any change of these is another engine.
 */
export async function generateEngine(): Promise<void> {
  const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as Lock;
  const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    version: string;
  };
  const sources: string[] = [];
  for await (const path of glob('src/lint/**/*.ts', { cwd: root })) sources.push(path);
  const parts = [...sources, 'src/build/aliases.ts'].sort().map(async (path) => ({
    name: path,
    digest: sha256(await readFile(`${root}/${path}`)),
  }));
  const packages = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && entry.dev !== true)
    .map(([path, entry]) => ({ name: path, digest: entry.integrity ?? '' }));
  const stock = packages.filter(({ name }) => STOCK.includes(name.replace('node_modules/', '')));
  const engine = {
    id: 'prise-lint',
    version,
    digest: sha256(JSON.stringify([...(await Promise.all(parts)), ...packages])),
  };
  const stockRuleset = {
    version: lock.packages['node_modules/@stoplight/spectral-rulesets']?.version ?? '',
    digest: sha256(JSON.stringify(stock)),
  };
  await mkdir(`${root}/src/generated`, { recursive: true });
  await writeFile(
    `${root}/src/generated/engine.ts`,
    `export const ENGINE = ${JSON.stringify(engine)} as const;\n` +
      `export const STOCK_RULESET = ${JSON.stringify(stockRuleset)} as const;\n`,
  );
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
