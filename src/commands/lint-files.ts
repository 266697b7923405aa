/** From the arguments of `prise lint` to documents: files, folders, patterns, standard input. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import type { SpecFile } from '../lint/document.ts';
import { globBase, globPattern, isGlob } from './glob.ts';

export const STANDARD_INPUT = '-';

export interface Chosen {
  readonly files: readonly SpecFile[];
  /** Directory that the names are relative to. */
  readonly root: string;
}

/**
 * The documents, or what prevents from reading them, in French. A report written into a folder that
 * is judged (`except`) is no document of it.
 */
export async function chooseFiles(
  names: readonly string[],
  except?: string,
): Promise<Chosen | string> {
  const report = except === undefined ? undefined : resolve(except);
  const judged = new Set<string>();
  const beside = new Set<string>();
  for (const name of names) {
    const found = await pathsOf(name);
    if (typeof found === 'string') return found;
    for (const path of found.paths) {
      if (resolve(path) !== report) (found.folder ? beside : judged).add(path);
    }
  }
  const paths = [...new Set([...judged, ...beside])];
  const root = commonDirectory(paths);
  const files: SpecFile[] = [];
  const others: SpecFile[] = [];
  for (const path of paths) {
    const file = await read(path, root);
    if (file === undefined) {
      return `impossible de lire « ${path} » : vérifiez le chemin et les droits`;
    }
    (judged.has(path) || DECLARES.test(textOf(file)) ? files : others).push(file);
  }
  return files.length > 0
    ? { files: withParts(files, others), root }
    : 'aucun document OpenAPI dans ce dossier : aucun fichier YAML ou JSON n’y déclare « openapi »';
}

/** The files, and those of the others that a reference from them may lead to. */
function withParts(files: readonly SpecFile[], others: readonly SpecFile[]): SpecFile[] {
  const chosen = [...files];
  const left = new Set(others);
  for (const file of chosen) {
    if (left.size === 0) break;
    const text = textOf(file);
    for (const other of left) {
      if (!text.includes(basename(other.name))) continue;
      left.delete(other);
      chosen.push(other);
    }
  }
  return chosen;
}

interface Found {
  readonly paths: readonly string[];
  /** Whether they were found in a folder, where not every file is a description. */
  readonly folder: boolean;
}

async function pathsOf(name: string): Promise<Found | string> {
  if (name === STANDARD_INPUT) return { paths: [name], folder: false };
  const info = await stat(name).catch(() => undefined);
  if (info?.isDirectory()) {
    return { paths: (await below(name)).filter((path) => SPEC_NAME.test(path)), folder: true };
  }
  // A file whose very name has a star in it is that file.
  if (info !== undefined || !isGlob(name)) return { paths: [name], folder: false };
  const pattern = globPattern(name);
  const all = await below(globBase(name)).catch(() => []);
  const paths = all.filter((path) => pattern.test(path.split(sep).join('/')));
  return paths.length > 0 ? { paths, folder: false } : `aucun fichier ne correspond à « ${name} »`;
}

const SPEC_NAME = /\.(?:ya?ml|json)$/i;

/** A description says what it is at its root; in a folder, the rest is parts of it or foreign. */
const DECLARES = /(?:^[ \t]{0,4}|[{,]\s{0,9})["']?(?:openapi|swagger)["']?[ \t]*:/m;

function textOf({ bytes }: SpecFile): string {
  return new TextDecoder().decode(bytes);
}

/** Every file below a folder, sorted; neither hidden ones nor installed packages. */
async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map((entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? below(path) : entry.isFile() ? [path] : [];
      }),
  );
  return found.flat().sort();
}

/** The deepest directory that holds every file: names in the report are relative to it. */
function commonDirectory(names: readonly string[]): string {
  const directories = names
    .filter((name) => name !== STANDARD_INPUT)
    .map((name) => dirname(resolve(name)).split(sep));
  const [first = process.cwd().split(sep), ...others] = directories;
  const common = first.filter((segment, index) =>
    others.every(
      (other) => first.slice(0, index).every((s, i) => s === other[i]) && other[index] === segment,
    ),
  );
  return common.join(sep) || sep;
}

/** Named relative to `root`, so that the report does not depend on where the files lie. */
async function read(path: string, root: string): Promise<SpecFile | undefined> {
  try {
    return path === STANDARD_INPUT
      ? { name: '<STDIN>', bytes: await readStandardInput() }
      : { name: relative(root, resolve(path)).split(sep).join('/'), bytes: await readFile(path) };
  } catch {
    return undefined;
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
