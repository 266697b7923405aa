/**
 * `rulesets/releases/<id>/`: what was released, frozen. `INDEX` has a line `<version> <digest> <date>`
 * a release, and only grows; each release is the folder of its version, to the byte.
 */
import { appendFile, glob, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Edition } from './edition.ts';
import { type Files, readSums, readText, SOURCES, sha256 } from './sources.ts';

export interface Release extends Edition {
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/**
 * Files that SHA256SUMS of a release does not list. That of 0.1.0 lists the sources of its ruleset
 * and not what is served of them; from 1.0.0 on, all that is served is listed.
 */
const UNLISTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '0.1.0': {
    'descriptions.json': '7a48302ed157179b562251c859170747285ac7bf8722ef9ff9f6941bc66abf4b',
    'ruleset.yaml': 'df8a14ae44dcf7d56db8e69fd5abb2e91c4fcd27653c59768b1485232528ff81',
  },
};

export function releasesFolder(id: string): string {
  return `${SOURCES}/releases/${id}`;
}

interface Line {
  readonly version: string;
  readonly digest: string;
  readonly date: string;
}

const LINE = /^(?<version>\d+\.\d+\.\d+) (?<digest>[0-9a-f]{64}) (?<date>\d{4}-\d{2}-\d{2})$/;

async function readIndex(folder: string): Promise<Line[]> {
  const lines = (await readText(`${folder}/INDEX`)).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { version, digest, date } = LINE.exec(line)?.groups ?? {};
    if (version === undefined || digest === undefined || date === undefined) {
      throw new Error(`${folder}/INDEX: ${line}`);
    }
    return { version, digest, date };
  });
}

/** In the order of the index. Throws when one byte of them is not what it was. */
export async function readReleases(id: string, folder = releasesFolder(id)): Promise<Release[]> {
  const lines = await readIndex(folder);
  const releases = await Promise.all(
    lines.map(async (line) => ({
      id,
      ...line,
      files: await readFiles(`${folder}/${line.version}`),
    })),
  );
  const entries = await readdir(folder);
  const versions = lines.map(({ version }) => version);
  const faults = [
    ...entries
      .filter((name) => name !== 'INDEX' && !versions.includes(name))
      .map((name) => `${name} is not in INDEX`),
    ...versions
      .filter((version, at) => versions.indexOf(version) !== at)
      .map((version) => `${version} is twice in INDEX`),
    ...releases.flatMap((release) => faultsOf(release)),
  ];
  if (faults.length > 0) {
    throw new Error(`a release never changes:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
  return releases;
}

async function readFiles(folder: string): Promise<Files> {
  const names: string[] = [];
  for await (const name of glob('**', { cwd: folder })) {
    if ((await stat(`${folder}/${name}`)).isFile()) names.push(name);
  }
  return new Map(
    await Promise.all(
      names.sort().map(async (name) => [name, await readText(`${folder}/${name}`)] as const),
    ),
  );
}

function faultsOf({ version, digest, files }: Edition): string[] {
  const sums = files.get('SHA256SUMS') ?? '';
  const listed = new Map([...readSums(sums), ...Object.entries(UNLISTED[version] ?? {})]);
  const names = new Set(
    [...files.keys(), ...listed.keys()].filter((name) => name !== 'SHA256SUMS'),
  );
  return [
    ...(sha256(sums) === digest ? [] : [`${version}/SHA256SUMS is not the one of INDEX`]),
    ...[...names].flatMap((name) => {
      const text = files.get(name);
      if (text === undefined) return [`${version}/${name} is missing`];
      if (!listed.has(name)) return [`${version}/${name} is not in SHA256SUMS`];
      return listed.get(name) === sha256(text) ? [] : [`${version}/${name} has changed`];
    }),
  ];
}

/** Throws when the working tree says something else under a version that is released. */
export function assertUnreleased(working: Edition, releases: readonly Release[]): void {
  const released = releases.find(({ version }) => version === working.version);
  if (released === undefined || released.digest === working.digest) return;
  const names = [...new Set([...released.files.keys(), ...working.files.keys()])];
  const changed = names.filter((name) => released.files.get(name) !== working.files.get(name));
  throw new Error(
    `${working.id} ${working.version} was released on ${released.date} and is not what rulesets/ says today (${changed.sort().join(', ')}): raise x-version in rulesets/${working.id}.yaml (RELEASING.md)`,
  );
}

/** Freezes an edition under its version. */
export async function freeze(
  edition: Edition,
  date: string,
  folder = releasesFolder(edition.id),
): Promise<void> {
  const { version, digest, files } = edition;
  await writeFiles(`${folder}/${version}`, files);
  await appendFile(`${folder}/INDEX`, `${version} ${digest} ${date}\n`);
}

export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [name, text] of files) {
    await mkdir(dirname(`${folder}/${name}`), { recursive: true });
    await writeFile(`${folder}/${name}`, text);
  }
}
