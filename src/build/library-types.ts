import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '../..');
const TYPES = `${root}/dist/library/types`;

/** The modules of ours whose types the library's own are made of: types alone. */
const MODEL = ['model/decision', 'model/rule', 'model/report'];

/**
 * Declarations of the library as one file, out of the sources themselves. tsc writes those of all
 * that the library leans on as well: whoever imports it needs none of them, nor their packages.
 */
export async function declareLibrary(): Promise<void> {
  spawnSync(
    process.execPath,
    [`${root}/node_modules/typescript/bin/tsc`, '-p', 'src/build/library.tsconfig.json'],
    { cwd: root },
  );
  const modules = await Promise.all(
    [...MODEL, 'library'].map((name) => readFile(`${TYPES}/${name}.d.ts`, 'utf8')),
  );
  const between = /^(?:im|ex)port type [^;]* from '\.\/[^;]*';\n/gm;
  const text = modules.map((module) => module.replace(between, '')).join('');
  if (/\bfrom '|import\(/.test(text)) throw new Error('the library’s types lean on other modules');
  await rm(TYPES, { recursive: true });
  await writeFile(`${root}/dist/library/library.d.ts`, text);
}
