/** House rules that a machine can hold (STYLE.md names them): text in, lines to read out. */
import { parseModule } from './code.ts';

export const FILE_LINES_MAX = 400;
export const FUNCTION_LINES_MAX = 70;

/** Words that say nothing of what is in a file. */
const EMPTY_FILE = /(?:^|[/.-])(?:utils?|helpers?|managers?|misc|common|tmp)(?=[/.-]|$)/i;
const EMPTY_NAME = /(?:^|[a-z\d])(?:Utils?|Helpers?|Manager)$|^(?:utils?|helpers?|manager)$/;

/** Work left for later, and checks switched off. Written so as not to find themselves. */
const LEFTOVERS =
  /\b(?:T[O]DO|F[I]XME|X[X]X)\b|@ts-(?:[i]gnore|[n]ocheck|[e]xpect-error)|eslint-[d]isable/;

/** Directories of somebody's machine. */
const MACHINE = /(?<![\w.])\/(?:home|Users|root|work|workspace)\/[\w.-]+|\b[A-Z]:\\+Users\b/;

/** Biome's own switch, which must say why after the colon. */
const SWITCH = /biome-[i]gnore(?:-\w+)? [\w/]+(?!: \S)(?![\w/])/;

export function untidyText(path: string, text: string): string[] {
  const found: string[] = [];
  const lines = text.split('\n');
  if (EMPTY_FILE.test(path)) found.push(`${path}: a name that says nothing`);
  for (const [index, line] of lines.entries()) {
    for (const fault of [LEFTOVERS, MACHINE, SWITCH]) {
      const [match] = fault.exec(line) ?? [];
      if (match !== undefined) found.push(`${path}:${index + 1}: ${match}`);
    }
  }
  return found;
}

export function untidyCode(path: string, source: string): string[] {
  const found: string[] = [];
  const lines = source.trimEnd().split('\n').length;
  if (lines > FILE_LINES_MAX) found.push(`${path}: ${lines} lines`);
  const { functions, names, anys } = parseModule(path, source);
  for (const { name, line, lines: length } of functions) {
    if (length > FUNCTION_LINES_MAX) found.push(`${path}:${line}: ${name} has ${length} lines`);
  }
  for (const line of anys) found.push(`${path}:${line}: any`);
  for (const name of names) if (EMPTY_NAME.test(name)) found.push(`${path}: ${name} says nothing`);
  return found;
}

/** Standard since Node 21 or later, by name; `prise` runs on the Node 20 of whoever installs it. */
const AFTER_NODE_20 =
  /^(?:(?:Map|Object)\.groupBy|Promise\.(?:withResolvers|try)|Array\.fromAsync|RegExp\.escape|import\.meta\.main)$/;

export function tooRecent(path: string, source: string): string[] {
  return [...parseModule(path, source).touches]
    .filter((touch) => AFTER_NODE_20.test(touch))
    .map((touch) => `${path}: ${touch} is unknown to Node 20`);
}

/** Of these a range could bring another behaviour, or what was published in somebody's name. */
const EXACT = /^(?:wrangler|workerd|miniflare|@cloudflare\/vitest-plugin|@stoplight\/.+)$/;
const VERSION = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export function loosePackages({ dependencies = {}, devDependencies = {} }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([name, version]) => EXACT.test(name) && !VERSION.test(version))
    .map(([name, version]) => `${name}: ${version}`);
}

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  /** Of a package that only some platforms install. */
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/**
 * The lockfile names no host (whoever installs has a registry of his own), pins every byte that may
 * be installed here, and lists the packages of other platforms too: `npm ci` refuses it otherwise,
 * even where the registry does not serve them.
 */
export function looseLock({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, locked]) => {
    const { resolved, integrity, optionalDependencies = {} } = locked;
    const { os = ['linux'], libc = ['glibc'] } = locked;
    const ours = path !== '' && os.includes('linux') && libc.includes('glibc');
    const absent = Object.keys(optionalDependencies).filter(
      (name) => !(`${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages),
    );
    const faults = absent.map((name) => `${path}: ${name} is not locked`);
    if (resolved !== undefined) faults.push(`${path}: ${resolved}`);
    if (ours && integrity === undefined) faults.push(`${path}: no integrity`);
    return faults;
  });
}

/** Versions that stand in the tree of packages installed more than once. */
export function twice({ packages }: Lock, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const versions = Object.entries(packages)
      .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
      .map(([, { version }]) => version ?? '');
    return versions.length === 1 ? [] : [`${name}: ${versions.join(', ')}`];
  });
}
