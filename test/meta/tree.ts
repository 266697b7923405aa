/** The repository as the meta-tests read it. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Built, installed or generated: nobody writes it. */
const NOT_OURS = new Set(['node_modules', 'dist', 'generated', '.wrangler', '.git', 'coverage']);

/** Files below a folder of the repository, as paths from its root, sorted; `/` between segments. */
export function files(folder: string, extension = /./): string[] {
  const found: string[] = [];
  const visit = (directory: string): void => {
    for (const entry of readdirSync(resolve(ROOT, directory), { withFileTypes: true })) {
      const path = directory === '.' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_OURS.has(entry.name)) visit(path);
      } else if (entry.isFile() && extension.test(entry.name)) found.push(path);
    }
  };
  visit(folder);
  return found.sort();
}

export const CODE = /\.tsx?$/;

export function read(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8');
}

export function isFolder(path: string): boolean {
  return readdirSync(resolve(ROOT, path, '..'), { withFileTypes: true }).some(
    (entry) => entry.name === basename(path) && entry.isDirectory(),
  );
}

/** Names of the folders directly below a folder, sorted. */
export function folders(folder: string): string[] {
  return readdirSync(resolve(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_OURS.has(entry.name))
    .map((entry) => entry.name)
    .sort();
}
