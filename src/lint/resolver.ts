import type { Obstacle } from '../model/report.ts';
import { loadResolver } from './stoplight.ts';

/**
 * Where the files of a submission stand while they are judged: absolute, so that references resolve
 * as on a disk, and deep enough for any real `../../…` to climb without reaching the top.
 */
const DIRECTORY = '/submission'.repeat(32);

export function locate(name: string): string {
  return `${DIRECTORY}/${name}`;
}

/** The name, relative to the submission, of what `locate` or a reference made absolute. */
export function relativeName(path: string): string {
  const directory = DIRECTORY.split('/');
  const segments = path.split('/');
  const common = directory.findIndex((segment, index) => segments[index] !== segment);
  const shared = common === -1 ? directory.length : common;
  return [...Array(directory.length - shared).fill('..'), ...segments.slice(shared)].join('/');
}

/** Another file of the submission, or why nothing can be read of it. */
export interface ReachableFile {
  readonly text: string;
  readonly document: object | undefined;
  readonly obstacles: readonly Obstacle[];
}

/**
 * Reference resolver without I/O. A supplier's document decides what its `$ref`s say, so nothing of
 * it may reach the network or the disk: a reference finds another file of the same submission, or
 * fails with the message Node gives for a file that is not there, as stock Spectral would print it.
 */
export async function createOfflineResolver(
  files: ReadonlyMap<string, ReachableFile>,
  onObstacle: (obstacle: Obstacle) => void,
) {
  const file = {
    async resolve(uri: { href(): string }): Promise<string> {
      const name = relativeName(uri.href());
      const found = files.get(name);
      if (found !== undefined) {
        if (found.document !== undefined) return found.text;
        for (const { code, message } of found.obstacles) {
          onObstacle({ code, message: `Le fichier joint « ${name} » : ${message}` });
        }
        throw new Error(`Le fichier joint « ${name} » ne peut pas être lu`);
      }
      if (isDirectory(name, files)) {
        throw new Error('EISDIR: illegal operation on a directory, read');
      }
      throw new Error(`ENOENT: no such file or directory, open '${name}'`);
    },
  };
  const remote = {
    async resolve(uri: { href(): string }): Promise<never> {
      throw new Error(
        `La référence externe « ${uri.href()} » n’est pas suivie : joignez le fichier au document`,
      );
    },
  };
  const Resolver = await loadResolver();
  return new Resolver({ resolvers: { file, http: remote, https: remote } });
}

function isDirectory(name: string, files: ReadonlyMap<string, ReachableFile>): boolean {
  const climbs = name.split('/').every((segment) => segment === '..' || segment === '');
  return climbs || [...files.keys()].some((file) => file.startsWith(`${name}/`));
}
