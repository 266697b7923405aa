/** The vendor's folder as `prise init` may touch it: files below it, and no link on the way. */
import { lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';

/**
 * What stands in the way of writing `path` (relative, with `/`) below `folder`, in French; undefined
 * when it may be written. A link would take the text somewhere else.
 */
export async function obstacleTo(folder: string, path: string): Promise<string | undefined> {
  const segments = path.split('/');
  for (const [rank, segment] of segments.entries()) {
    if (segment === '' || segment === '.' || segment === '..') return 'il sort du dossier';
    const place = segments.slice(0, rank + 1).join('/');
    const info = await lstat(join(folder, place)).catch(() => undefined);
    if (info === undefined) return undefined;
    if (info.isSymbolicLink()) return `« ${place} » est un lien`;
    const isLast = rank === segments.length - 1;
    if (isLast ? !info.isFile() : !info.isDirectory()) {
      return `« ${place} » n’est pas un ${isLast ? 'fichier' : 'dossier'}`;
    }
  }
  return undefined;
}

export async function exists(folder: string, path: string): Promise<boolean> {
  return (await lstat(join(folder, path)).catch(() => undefined)) !== undefined;
}

/** Null when there is no such file; anything else that prevents from reading it is thrown. */
export async function readOrNull(folder: string, path: string): Promise<string | null> {
  try {
    return await readFile(join(folder, path), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Whole or not at all: written beside, then put in its place, which follows no link. */
export async function writeWhole(folder: string, path: string, text: string): Promise<void> {
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  const mode = (await lstat(target).catch(() => undefined))?.mode ?? 0o644;
  const beside = `${target}.${process.pid}`;
  try {
    const file = await open(beside, 'wx', mode & 0o777);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
