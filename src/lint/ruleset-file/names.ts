import {
  isAbsolutePath,
  isURL,
  joinPath,
  pathFolder,
  spectralFormats,
  spectralFunctions,
} from '../stoplight.ts';
import type { RulesetFiles } from './files.ts';

/** Spectral has two names for some formats. */
const FORMAT_ALIASES: Readonly<Record<string, string>> = {
  'json-schema-2019-09': 'json-schema-draft-2019-09',
  'json-schema-2020-12': 'json-schema-draft-2020-12',
};

/** The format of that name, written as in rulesets: `oas3.1`, `json-schema-draft-2020-12`. */
export function formatNamed(name: string): unknown {
  const exported = (FORMAT_ALIASES[name] ?? name)
    .replace(/\.|([0-9])-(?=[0-9])/g, '$1_')
    .replace(/-([0-9a-z])/g, (_, letter: string) => letter.toUpperCase());
  return ownMember(spectralFormats, exported);
}

/** Spectral's core function of that name. */
export function functionNamed(name: string): unknown {
  return ownMember(spectralFunctions, name);
}

function ownMember(module: object, name: string): unknown {
  if (!Object.hasOwn(module, name)) return undefined;
  const member = (module as Record<string, unknown>)[name];
  return typeof member === 'function' ? member : undefined;
}

/**
 * The file that `extends` names. As in Spectral a bare name (`base.yaml`, `@org/rules`) is a package
 * or else stands beside the first ruleset, and `./base.yaml` stands beside the one that says so.
 */
export function findExtended(
  name: string,
  from: string,
  first: string,
  files: RulesetFiles,
): string {
  if (isURL(name) || isAbsolutePath(name)) return name;
  if (!isPackageImport(name)) return findBeside(name, from);
  const folder = pathFolder(first);
  return files.findPackage?.(name, folder) ?? joinPath(folder, name);
}

export function findBeside(name: string, from: string): string {
  return isURL(name) || isAbsolutePath(name) ? name : joinPath(pathFolder(from), name);
}

/** Every segment could be the name of an npm package (`@org/name` is one segment). */
function isPackageImport(name: string): boolean {
  const [first = '', ...others] = name.split('/');
  if (!first.startsWith('@')) return [first, ...others].every(isPackageName);
  const [scoped = '', ...rest] = others;
  return isPackageName(first.slice(1)) && [scoped, ...rest].every(isPackageName);
}

/** Names that npm accepts for new packages, but for Node's own modules. */
function isPackageName(name: string): boolean {
  return /^[a-z0-9-][a-z0-9._-]{0,213}$/.test(name) && !RESERVED.includes(name);
}

const RESERVED: readonly string[] = ['node_modules', 'favicon.ico'];

const TEXT_RULESET = /\.(?:json|ya?ml)$/i;

/** Whether a file is data; anything else is a program. */
export function isTextRuleset(path: string): boolean {
  return TEXT_RULESET.test(path);
}
