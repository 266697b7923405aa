/**
 * `JSONPath.prototype._trace` of jsonpath-plus 10.4.0 (src/jsonpath.js), the engine nimma falls
 * back to and the one that resolves `then.field`. A step is a string of the path array, or whatever
 * a `[(…)]` script returned.
 */
import type { Segment } from './cursor.ts';
import { MAX_TRACE_DEPTH, PathBudgetError } from './errors.ts';
import { toPathArray, toPathString } from './plus-path.ts';
import { compilePlusScript, type PlusEnvironment, type PlusScript } from './plus-script.ts';
import { type RegexFactory, readMember } from './script-values.ts';

/** A path as a list linked upwards: stock copies an array per step. */
export interface PlusPath {
  readonly key: Segment;
  readonly up: PlusPath | null;
  readonly depth: number;
}

export interface PlusMatch {
  readonly path: PlusPath | null;
  readonly value: unknown;
}

/** What a step leaves behind: a match, a `^` still to be applied one level up, or nothing. */
type Trace =
  | { readonly up?: { readonly path: PlusPath | null; readonly steps: Steps } }
  | undefined;
type Steps = readonly unknown[];

const MATCHED: Trace = {};
const ROOT: PlusPath = { key: '$', up: null, depth: 0 };
const SLICE = /^(-?\d*):(-?\d*):?(\d*)$/u;

/** Where the walk stands: the value, its path, and the container it was found in. */
interface Place {
  readonly value: unknown;
  readonly path: PlusPath | null;
  readonly parent: unknown;
  readonly parentProperty: unknown;
}

export function pathKeys(path: PlusPath | null): Segment[] {
  const keys: Segment[] = [];
  for (let at = path; at !== null; at = at.up) keys.push(at.key);
  return keys.reverse();
}

export class PlusExpression {
  readonly #steps: Steps;
  readonly #regex: RegexFactory;
  readonly #scripts = new Map<string, PlusScript>();

  constructor(expression: string, regex: RegexFactory) {
    const steps = toPathArray(expression);
    if (steps[0] === '$' && steps.length > 1) steps.shift();
    this.#steps = steps;
    this.#regex = regex;
  }

  run(json: unknown, emit: (match: PlusMatch) => void): void {
    if (!json) return;
    const run = new PlusRun(json, emit, (source) => this.#script(source));
    const at: Place = { value: json, path: ROOT, parent: null, parentProperty: null };
    const found = run.trace(this.#steps, at, false);
    const [first] = this.#steps;
    // A selector as first step returns no list, on which stock then calls `filter`.
    const typed = typeof first === 'string' && first.startsWith('@') && found.length > 0;
    if (first === '~' || first === '^' || typed) {
      throw new TypeError('this._trace(...).filter is not a function');
    }
  }

  /** Compiled when first evaluated: stock reports a bad filter only if it meets a candidate. */
  #script(source: string): PlusScript {
    const known = this.#scripts.get(source);
    if (known !== undefined) return known;
    const script = compilePlusScript(
      source
        .replaceAll('@parentProperty', '_$_parentProperty')
        .replaceAll('@parent', '_$_parent')
        .replaceAll('@property', '_$_property')
        .replaceAll('@root', '_$_root')
        .replaceAll(/@([.\s)[])/gu, '_$_v$1')
        .replaceAll('@path', '_$_path'),
      this.#regex,
    );
    this.#scripts.set(source, script);
    return script;
  }
}

class PlusRun {
  readonly #root: unknown;
  readonly #emit: (match: PlusMatch) => void;
  readonly #script: (source: string) => PlusScript;
  readonly #environment: PlusEnvironment = {};
  #hasParentSelector = false;

  constructor(
    root: unknown,
    emit: (match: PlusMatch) => void,
    script: (source: string) => PlusScript,
  ) {
    this.#root = root;
    this.#emit = emit;
    this.#script = script;
  }

  trace(steps: Steps, at: Place, literalFirst: boolean): Trace[] {
    const [step, ...rest] = steps;
    if (steps.length === 0) {
      this.#emit({ path: at.path, value: at.value });
      return [MATCHED];
    }
    if (step === '^' && !(literalFirst && hasOwn(at.value, '^'))) {
      this.#hasParentSelector = true;
      return [{ up: { path: at.path?.up ?? null, steps: rest } }];
    }
    const found = this.#step(step, rest, at, literalFirst);
    return this.#hasParentSelector ? this.#climb(found, at) : found;
  }

  #step(step: unknown, rest: Steps, at: Place, literalFirst: boolean): Trace[] {
    const { value } = at;
    if ((typeof step !== 'string' || literalFirst) && value && hasOwn(value, step as Segment)) {
      return this.#child(rest, at, step as Segment, false);
    }
    if (typeof step !== 'string') return this.#strayStep(step);
    if (step === '*') {
      return this.#each(value, (key) => this.#child(rest, at, key, true));
    }
    if (step === '..') return this.#descend(rest, at);
    if (step === '~') {
      this.#emit({ path: extend(at.path, '~'), value: at.parentProperty });
      return [MATCHED];
    }
    if (step === '$') {
      return this.trace(rest, { ...at, parent: null, parentProperty: null }, false);
    }
    if (SLICE.test(step)) return this.#slice(step, rest, at);
    if (step.startsWith('?(')) return this.#filter(step, rest, at);
    if (step.startsWith('(')) {
      const property = at.path === null ? undefined : at.path.key;
      const computed = this.#evaluate(step, at, value, property, at.path?.up ?? null);
      return this.trace([computed, ...rest], at, false);
    }
    if (step.startsWith('@')) return this.#typed(step, at);
    return this.#named(step, rest, at, literalFirst);
  }

  #named(step: string, rest: Steps, at: Place, literalFirst: boolean): Trace[] {
    if (step.startsWith('`') && at.value && hasOwn(at.value, step.slice(1))) {
      return this.#child(rest, at, step.slice(1), true);
    }
    if (step.includes(',')) {
      return step.split(',').flatMap((part) => this.trace([part, ...rest], at, false));
    }
    if (!literalFirst && at.value && hasOwn(at.value, step)) {
      return this.#child(rest, at, step, true);
    }
    return [];
  }

  /** A `[(…)]` script gave something that is no key here: stock then calls a string's method. */
  #strayStep(step: unknown): never {
    if (step === undefined || step === null) {
      throw new TypeError(`Cannot read properties of ${step} (reading 'indexOf')`);
    }
    throw new TypeError('loc.indexOf is not a function');
  }

  #child(rest: Steps, at: Place, key: Segment, literalFirst: boolean): Trace[] {
    const path = extend(at.path, key);
    if (path.depth > MAX_TRACE_DEPTH) {
      throw new PathBudgetError(
        `The document is nested deeper than ${MAX_TRACE_DEPTH} levels, or is circular`,
      );
    }
    const value = (at.value as Record<Segment, unknown>)[key];
    return this.trace(rest, { value, path, parent: at.value, parentProperty: key }, literalFirst);
  }

  #each(value: unknown, step: (key: Segment) => Trace[]): Trace[] {
    const found: Trace[] = [];
    const visit = (key: Segment): void => {
      for (const trace of step(key)) found.push(trace);
    };
    if (Array.isArray(value)) {
      for (let i = 0, size = value.length; i < size; i++) visit(i);
    } else if (typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) visit(key);
    }
    return found;
  }

  #descend(rest: Steps, at: Place): Trace[] {
    const here = this.trace(rest, at, false);
    const record = at.value as Record<Segment, unknown>;
    const below = this.#each(at.value, (key) =>
      typeof record[key] === 'object' ? this.#child(['..', ...rest], at, key, false) : [],
    );
    return here.concat(below);
  }

  #slice(step: string, rest: Steps, at: Place): Trace[] {
    if (!Array.isArray(at.value)) return [undefined];
    const { length } = at.value;
    const [first = '', second = '', third = ''] = step.split(':');
    const by = Number.parseInt(third, 10) || 1;
    const from = Number.parseInt(first, 10) || 0;
    const to = (second !== '' && Number.parseInt(second, 10)) || length;
    const start = from < 0 ? Math.max(0, from + length) : Math.min(length, from);
    const end = to < 0 ? Math.max(0, to + length) : Math.min(length, to);
    const found: Trace[] = [];
    for (let i = start; i < end; i += by) {
      for (const trace of this.trace([i, ...rest], at, false)) found.push(trace);
    }
    return found;
  }

  #filter(step: string, rest: Steps, at: Place): Trace[] {
    const source = step.replace(/^\?\((.*?)\)$/u, '$1');
    const nested = /@.?([^?]*)[['](\??\(.*?\))(?!.\)\])[\]']/gu.exec(source);
    const record = at.value as Record<Segment, unknown>;
    if (nested === null) {
      return this.#each(at.value, (key) =>
        this.#evaluate(source, at, record[key], key, at.path)
          ? this.#child(rest, at, key, false)
          : [],
      );
    }
    const [, property = '', inner = ''] = nested;
    return this.#each(at.value, (key) => {
      const value = property === '' ? record[key] : readMember(record[key], property);
      const matched = this.trace([inner], { ...at, value }, false);
      return matched.length > 0 ? this.#child(rest, at, key, false) : [];
    });
  }

  #typed(step: string, at: Place): Trace[] {
    if (!isOfType(step.slice(1, -2), at.value)) return [];
    this.#emit({ path: at.path, value: at.value });
    return [MATCHED];
  }

  #evaluate(
    source: string,
    at: Place,
    value: unknown,
    property: Segment | undefined,
    path: PlusPath | null,
  ): unknown {
    const environment = this.#environment;
    environment._$_parentProperty = at.parentProperty;
    environment._$_parent = at.parent;
    environment._$_property = property;
    environment._$_root = this.#root;
    environment._$_v = value;
    if (source.includes('@path')) {
      environment._$_path = toPathString([...pathKeys(path), property ?? 'undefined']);
    }
    const script = this.#script(source);
    try {
      return script(environment);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`jsonPath: ${message}: ${source}`, { cause: error });
    }
  }

  /** `^` is answered by the caller's frame: replay the remaining steps on the current value. */
  #climb(found: readonly Trace[], at: Place): Trace[] {
    const traces = found.slice();
    for (let i = 0; i < traces.length; i++) {
      const up = traces[i]?.up;
      if (up === undefined) continue;
      const replayed = this.trace(up.steps, { ...at, path: up.path }, false);
      traces.splice(i, 1, ...(replayed.length === 0 ? [undefined] : replayed));
      // Stock steps over all it inserted, even when the last is again a `^`.
      i += Math.max(0, replayed.length - 1);
    }
    return traces;
  }
}

function hasOwn(value: unknown, key: PropertyKey): boolean {
  return value !== null && value !== undefined && Object.hasOwn(Object(value), key);
}

function extend(path: PlusPath | null, key: Segment): PlusPath {
  return { key, up: path, depth: path === null ? 0 : path.depth + 1 };
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'scalar':
      return !value || (typeof value !== 'object' && typeof value !== 'function');
    case 'boolean':
    case 'string':
    case 'undefined':
    case 'function':
      return typeof value === type;
    case 'integer':
      return typeof value === 'number' && Number.isFinite(value) && !(value % 1);
    case 'number':
      return Number.isFinite(value);
    case 'nonFinite':
      return typeof value === 'number' && !Number.isFinite(value);
    case 'object':
      return typeof value === 'object' && value !== null;
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'other':
      throw new TypeError(
        'You must supply an otherTypeCallback callback option with the @other() operator.',
      );
  }
  throw new TypeError(`Unknown value type ${type}`);
}
