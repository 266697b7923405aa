/** Reading `rulesets/`, and SHA-256 as `sha256sum` writes it. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

export const SOURCES = resolve(import.meta.dirname, '../../../rulesets');

/** Name, relative to the folder, → text. */
export type Files = ReadonlyMap<string, string>;

/** Line ends as git may have changed them on this machine: a digest must not depend on it. */
export async function readText(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
}

export async function source(name: string): Promise<string> {
  return readText(`${SOURCES}/${name}`);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** `sha256sum`'s own format, sorted by name. */
export function sumsOf(files: Files): string {
  return [...files]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, text]) => `${sha256(text)}  ${name}\n`)
    .join('');
}

/** The reverse: name → hash. */
export function readSums(sums: string): Map<string, string> {
  const lines = sums.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** Modules that the functions need, by name: themselves, and the siblings that they import. */
export async function modulesOf(functions: Iterable<string>): Promise<Files> {
  const known = await readdir(`${SOURCES}/functions`);
  const needed = new Map<string, string>();
  const visit = async (name: string): Promise<void> => {
    if (needed.has(name)) return;
    if (!known.includes(name)) throw new Error(`functions/${name} does not exist`);
    const text = await source(`functions/${name}`);
    needed.set(name, text);
    for (const [, specifier = ''] of text.matchAll(/ from '(.*?)'/g)) {
      // Stock Spectral, served by URL, has nothing but the files beside it.
      if (!specifier.startsWith('./')) throw new Error(`functions/${name} imports ${specifier}`);
      await visit(specifier.slice('./'.length));
    }
  };
  for (const name of functions) await visit(`${name}.js`);
  return needed;
}
