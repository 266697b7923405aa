import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process from 'node:process';

const root = resolve(import.meta.dirname, '../..');
const TYPES = `${root}/dist/library/types`;

/** The one module of ours whose types the library's own are made of. */
const MODEL = 'model/report';

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
  const [library, model] = await Promise.all(
    ['library', MODEL].map((name) => readFile(`${TYPES}/${name}.d.ts`, 'utf8')),
  );
  const own = (library ?? '').replace(
    /^(?:im|ex)port type .* from '\.\/model\/report\.ts';\n/gm,
    '',
  );
  const text = `${model}${own}`;
  if (/\bfrom '|import\(/.test(text)) throw new Error('the library’s types lean on other modules');
  await rm(TYPES, { recursive: true });
  await writeFile(`${root}/dist/library/library.d.ts`, text);
}
