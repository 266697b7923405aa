/**
 * Reads what somebody wrote by hand (an authority's profile, a buyer's decisions), in YAML or JSON,
 * and says in French what is wrong with it, and where.
 */
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';

type Path = readonly PropertyKey[];

/** One thing that is wrong. Lines count from 1. */
export interface SettingsFault {
  readonly line: number;
  /** Its field, as `rules.territoire-export.weight`; empty for the whole. */
  readonly field: string;
  readonly message: string;
}

export interface Settings<T> {
  readonly value: T;
  /** Where a field was written, to tell what only shows later. */
  readonly faultAt: (path: Path, message: string) => SettingsFault;
}

/** The part of a zod schema in use: only the model knows of zod. */
interface Shape<T> {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
}

interface Issue {
  readonly code?: string;
  readonly path: Path;
  readonly message: string;
}

/** The value, or all that is wrong with it, in the order of the file. */
export function readSettings<T>(text: string, shape: Shape<T>): Settings<T> | SettingsFault[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const [broken] = document.errors;
  if (broken !== undefined) {
    const [message = ''] = broken.message.split('\n');
    return [{ line: lineAt(broken.pos[0]), field: '', message: `illisible : ${message}` }];
  }
  const lineOf = (path: Path): number => {
    const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    const key = String(path.at(-1));
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
      : undefined;
    const written = pair?.key ?? document.getIn(path, true);
    if (isNode(written) && written.range) return lineAt(written.range[0]);
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1));
  };
  const faultAt = (path: Path, message: string) => ({
    line: lineOf(path),
    field: path.map(String).join('.'),
    message,
  });
  const value: unknown = document.toJS();
  const read = shape.safeParse(value);
  if (read.success) return { value: read.data, faultAt };
  return read.error.issues
    .flatMap((issue) => faultsOf(issue, value).map(([path, message]) => faultAt(path, message)))
    .sort((left, right) => left.line - right.line);
}

/** `FILE:LINE — field : message`, one a line. */
export function printFaults(file: string, faults: readonly SettingsFault[]): string {
  return faults
    .map(({ line, field, message }) => `${file}:${line} — ${field && `${field} : `}${message}`)
    .join('\n');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  object: 'un objet',
  record: 'un objet',
  array: 'une liste',
};

const FORMATS: Readonly<Record<string, string>> = { date: 'attendu : une date AAAA-MM-JJ' };

/** What zod tells of one thing that it refuses. */
interface Details extends Issue {
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly unknown[];
}

function faultsOf(issue: Details, value: unknown): (readonly [Path, string])[] {
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => [[...issue.path, key], 'champ inconnu']);
  }
  return [[issue.path, isAbsent(value, issue.path) ? 'absent' : wordsOf(issue)]];
}

function wordsOf(issue: Details): string {
  const units =
    issue.origin === 'string' ? ' caractères' : issue.origin === 'array' ? ' lignes' : '';
  switch (issue.code) {
    case 'invalid_type':
      return `attendu : ${TYPES[issue.expected ?? ''] ?? issue.expected}`;
    case 'invalid_value':
      return `attendu : ${(issue.values ?? []).join(', ')}`;
    case 'invalid_format':
      return FORMATS[issue.format ?? ''] ?? 'mal écrit';
    case 'too_small':
      return `au moins ${issue.minimum}${units}`;
    case 'too_big':
      return `au plus ${issue.maximum}${units}`;
    default:
      return issue.message;
  }
}

function isAbsent(value: unknown, path: Path): boolean {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return true;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return false;
}
