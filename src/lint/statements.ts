import type { Equivalence, Waiver } from '../model/decision.ts';
import { EquivalenceShape, WaiverShape } from '../model/profile.ts';
import { pointerOf, pointerPath } from './pointer.ts';

/** Where a document itself says that a rule is not to be held against it, and why. */
const WAIVER = 'x-prise-derogation';
/** Where it says that what it does is equivalent (CCP R2111-11). */
const EQUIVALENCE = 'x-prise-equivalence';

/** Values that are the vendor's own data: what stands in them is no statement. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const', 'value']);

/** Of each kind: a document that needs more wants another ruleset. */
const STATEMENTS_MAX = 200;

type Path = readonly (string | number)[];

/** One statement, and the place and all below that it covers. */
export interface Statement<T> {
  readonly said: T;
  readonly scope: Path;
  /** In French; null when it is written as it must be. */
  readonly fault: string | null;
}

export interface Statements {
  readonly waivers: readonly Statement<Waiver>[];
  readonly equivalences: readonly Statement<Equivalence>[];
}

/**
 * Reads `x-prise-derogation` and `x-prise-equivalence`, each an object or a list of them. They cover
 * the object that they stand in; at the root, their `path` says what.
 */
export function statementsIn(data: unknown): Statements {
  const waivers: Statement<Waiver>[] = [];
  const equivalences: Statement<Equivalence>[] = [];
  for (const { host, path } of objectsIn(data)) {
    for (const written of listOf(host[WAIVER])) {
      if (waivers.length < STATEMENTS_MAX) waivers.push(readWaiver(written, path));
    }
    for (const written of listOf(host[EQUIVALENCE])) {
      const statement = readEquivalence(written, path);
      if (statement !== undefined && equivalences.length < STATEMENTS_MAX) {
        equivalences.push(statement);
      }
    }
  }
  return { waivers, equivalences };
}

function readWaiver(written: unknown, host: Path): Statement<Waiver> {
  const read = WaiverShape.safeParse(written);
  if (read.success) {
    const scope = scopeOf(read.data.path, host);
    return { said: { ...read.data, path: pointerOf(scope) }, scope, fault: null };
  }
  const partial = isObject(written) ? written : {};
  const said = {
    rule: textOf(partial.rule),
    path: pointerOf(host),
    motive: textOf(partial.motive),
    author: textOf(partial.author),
    until: textOf(partial.until),
  };
  const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))];
  return { said, scope: host, fault: `champ absent ou mal écrit : ${fields.join(', ')}` };
}

/** The candidate claims; only the buyer accepts. A claim that is not well written claims nothing. */
function readEquivalence(written: unknown, host: Path): Statement<Equivalence> | undefined {
  const read = EquivalenceShape.omit({ decision: true }).safeParse(written);
  if (!read.success) return undefined;
  const scope = scopeOf(read.data.path, host);
  const said = { ...read.data, path: pointerOf(scope), decision: 'claimed' as const };
  return { said, scope, fault: null };
}

function scopeOf(pointer: string, host: Path): Path {
  return host.length > 0 ? host : pointerPath(pointer);
}

/** Whether the text may hold a statement. One whose name is written in escapes is not heard. */
export function mayState(text: string): boolean {
  return text.includes(WAIVER) || text.includes(EQUIVALENCE);
}

interface Place {
  readonly host: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

/** Every object of the document, parents first; shared ones (YAML aliases) where they first stand. */
function* objectsIn(data: unknown): Generator<Place> {
  const seen = new Set<unknown>();
  const left: { value: unknown; path: Path }[] = [{ value: data, path: [] }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at--)
        left.push({ value: value[at], path: [...path, at] });
      continue;
    }
    if (Object.hasOwn(value, WAIVER) || Object.hasOwn(value, EQUIVALENCE)) {
      yield { host: value as Record<string, unknown>, path };
    }
    const named = path.at(-1) === 'properties';
    for (const [key, member] of Object.entries(value).reverse()) {
      if (named || !DATA.has(key)) left.push({ value: member, path: [...path, key] });
    }
  }
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As much of it as a report may show. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 500) : '';
}
