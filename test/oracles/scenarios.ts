/**
 * Spectral's own end-to-end scenarios, in the format of its test harness: sections headed by
 * `====name====`, whose assets become files and whose placeholders become their paths.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, matchesGlob, relative } from 'node:path';

export interface Scenario {
  /** File name without its ending, from the folder of the scenarios. */
  readonly id: string;
  readonly title: string;
  readonly sections: ReadonlyMap<string, string>;
}

/** A scenario on disk: what stock Spectral's command would lint, and with what. */
export interface StagedScenario {
  readonly ruleset: string;
  readonly files: readonly string[];
  /** The command asks not to be told that no format fits. */
  readonly ignoresUnknownFormat: boolean;
}

const ENDING = '.scenario';

export function readScenarios(folder: string): Scenario[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .map((name) => {
      const sections = sectionsOf(readFileSync(join(folder, name), 'utf8'));
      return {
        id: name.slice(0, -ENDING.length),
        title: sections.get('test')?.trim() ?? name,
        sections,
      };
    });
}

function sectionsOf(text: string): Map<string, string> {
  const [, ...parts] = text.split(/^====(.+)====\r?\n/m);
  const sections = new Map<string, string>();
  for (let index = 0; index + 1 < parts.length; index += 2) {
    sections.set(parts[index] ?? '', (parts[index + 1] ?? '').replace(/\r?\n$/, ''));
  }
  return sections;
}

/** Writes the scenario's files and reads its command; undefined when that lints nothing. */
export function stage({ sections }: Scenario, folder: string): StagedScenario | undefined {
  const names = new Map<string, string>();
  for (const name of sections.keys()) {
    if (name === 'document') names.set('document', join(folder, 'document'));
    if (name.startsWith('asset:')) names.set(name, join(folder, name.slice('asset:'.length)));
  }
  const fill = (text: string): string =>
    text.replace(/\{(document|asset:[^}]+)\}/g, (whole, name: string) => names.get(name) ?? whole);
  for (const [name, path] of names) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fill(sections.get(name) ?? ''));
  }
  const command = fill(sections.get('command') ?? sections.get('command-nix') ?? '');
  const [, ruleset] = /(?:--ruleset|-r)[ =]"?([^\s"]+)"?/.exec(command) ?? [];
  if (ruleset === undefined) return undefined;
  return {
    ruleset,
    files: documentsOf(command, ruleset, [...names.values()], folder),
    ignoresUnknownFormat: /--ignore-?unknown-?format/i.test(command),
  };
}

/** The files that the command names, or that its pattern matches, or that it pipes in. */
function documentsOf(
  command: string,
  ruleset: string,
  written: readonly string[],
  folder: string,
): string[] {
  const words = command
    .replace(/--output[ =]\S+|>.*$/g, '')
    .split(/[\s"=]+/)
    .filter((word) => word !== ruleset);
  return written
    .filter((path) =>
      words.some((word) => word === path || matchesGlob(relative(folder, path), word)),
    )
    .filter((path) => path !== ruleset)
    .sort();
}
