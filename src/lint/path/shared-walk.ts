/**
 * The one traversal that serves every expression. A resolved document is a graph: a component is
 * reached by many paths, and stock walks it again for each. Whether a node can interest a gated
 * matcher depends on the node alone, so the second visit of a container goes straight to the
 * children that did, and passes over those below which nothing was found.
 */
import { exhausted } from '../deadline.ts';
import type { Cursor, Segment } from './cursor.ts';
import { PathBudgetError } from './errors.ts';
import type { Matcher } from './nimma-matcher.ts';
import { Standing } from './standing.ts';
import { assertDepth, enter, isObject } from './walk.ts';
import { type FilterGate, gatedBy, type WalkPlan } from './walk-plan.ts';

/** A child worth another visit: matchers whose gate it opens, or something of the kind below it. */
interface Find {
  readonly key: Segment;
  readonly value: unknown;
  readonly matchers: readonly Matcher[];
  /** False when only something below opens a gate. */
  readonly opens: boolean;
  child: Known | undefined;
}

/** One container, however many paths lead to it; `finds` once it has been walked. */
interface Known {
  readonly container: object;
  readonly keys: readonly string[] | undefined;
  readonly size: number;
  finds: readonly Find[] | undefined;
}

interface Frame {
  readonly known: Known;
  /** What is left to visit of a container walked before; undefined: every child is visited. */
  readonly only: readonly Find[] | undefined;
  readonly finds: Find[];
  /** Matchers whose key gate lies above the children of this container. */
  readonly gated: readonly Matcher[];
  /** Undefined where the walk goes everywhere for the sake of deep expressions. */
  readonly standing: Standing | undefined;
  next: number;
  /** How many of the known finds have been passed, when every child is visited again. */
  replayed: number;
}

export interface WalkBudget {
  readonly maxDepth: number;
  readonly maxVisits: number;
}

const NONE: readonly Matcher[] = [];

export class SharedWalk {
  readonly #cursor: Cursor;
  readonly #plan: WalkPlan;
  readonly #budget: WalkBudget;
  readonly #ask: (matcher: Matcher) => void;
  readonly #known = new Map<object, Known>();
  readonly #offsets: readonly number[];
  readonly #everyChild: boolean;
  readonly #maxFixed: number;
  readonly #deep: boolean;
  readonly #frames: Frame[] = [];
  #visits = 0;

  constructor(cursor: Cursor, plan: WalkPlan, budget: WalkBudget, ask: (matcher: Matcher) => void) {
    this.#cursor = cursor;
    this.#plan = plan;
    this.#budget = budget;
    this.#ask = ask;
    this.#offsets = [...plan.keyed.keys()].filter((offset) => offset > 0);
    this.#everyChild = plan.general.length > 0;
    this.#maxFixed = plan.fixed.length - 1;
    this.#deep = plan.general.length + plan.filtered.length + plan.keyed.size > 0;
  }

  run(): void {
    const cursor = this.#cursor;
    const root = cursor.values[0];
    if (!isObject(root)) return;
    const frames = this.#frames;
    const { fixed, prunable } = this.#plan;
    const start = Standing.atRoot(
      fixed.flatMap((each) => each ?? []),
      prunable,
    );
    frames.push(this.#open(this.#remember(root), this.#deep ? undefined : start));
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      cursor.length = frames.length - 1;
      const { only } = frame;
      if (frame.next === (only === undefined ? frame.known.size : only.length)) {
        this.#close(frame);
        continue;
      }
      // Once the rules may do no more, there is nothing left to walk for.
      if (++this.#visits > this.#budget.maxVisits || exhausted()) {
        throw new PathBudgetError(`More than ${this.#budget.maxVisits} nodes to visit`);
      }
      const find = only?.[frame.next];
      if (find === undefined) this.#discover(frame, frame.next++);
      else this.#revisit(frame, find);
    }
  }

  #revisit(frame: Frame, find: Find): void {
    const { key, value } = find;
    frame.next++;
    enter(this.#cursor, key, value);
    this.#askAll(find.matchers);
    if (!isObject(value)) return;
    find.child ??= this.#remember(value);
    this.#descend(find.child, undefined);
  }

  #discover(frame: Frame, position: number): void {
    const { container, keys } = frame.known;
    const cursor = this.#cursor;
    const key: Segment = keys === undefined ? position : (keys[position] ?? '');
    const value = (container as Record<Segment, unknown>)[key];
    enter(cursor, key, value);
    const standing = frame.standing?.after(key);
    const fixed = standing === undefined ? this.#plan.fixed[cursor.length] : standing.ends;
    if (fixed !== undefined) this.#askAll(fixed);
    this.#askAll(frame.gated);
    this.#askAll(this.#plan.general);
    const object = isObject(value);
    const matchers = this.#matchersAt(frame, key, object);
    if (matchers !== undefined) {
      frame.finds.push({ key, value, matchers, opens: true, child: undefined });
      this.#askAll(matchers);
    }
    if (object && (this.#deep || standing?.goesOn === true))
      this.#descend(this.#remember(value), standing);
  }

  /** Gates depend on the key and the value alone, so a container walked before has the answer. */
  #matchersAt(frame: Frame, key: Segment, object: boolean): readonly Matcher[] | undefined {
    const { finds } = frame.known;
    if (finds === undefined) return this.#openedBy(key, object);
    const find = finds[frame.replayed];
    if (find?.key !== key) return undefined;
    frame.replayed++;
    return find.opens ? find.matchers : undefined;
  }

  /** The matchers whose gate this node opens; empty when it only opens one for its descendants. */
  #openedBy(key: Segment, object: boolean): readonly Matcher[] | undefined {
    const plan = this.#plan;
    let opened: readonly Matcher[] | undefined;
    if (typeof key === 'string' || plan.numericKeys) {
      const gate = plan.keys.get(String(key));
      if (gate !== undefined) opened = gate.matchers;
    }
    for (const gate of plan.filtered) {
      if (gate.objectsOnly && !object) continue;
      if (!accepts(gate, this.#cursor)) continue;
      opened = opened === undefined ? gate.matchers : [...opened, ...gate.matchers];
    }
    return opened;
  }

  #descend(known: Known, standing: Standing | undefined): void {
    assertDepth(this.#cursor.length, this.#budget.maxDepth);
    this.#frames.push(this.#open(known, standing));
  }

  #askAll(matchers: readonly Matcher[]): void {
    for (const matcher of matchers) this.#ask(matcher);
  }

  #open(known: Known, standing: Standing | undefined): Frame {
    const { length } = this.#cursor;
    const gated = this.#offsets.length === 0 ? NONE : this.#gatedChildren(length);
    const everyChild = this.#everyChild || length < this.#maxFixed || this.#nearKeyGate(length);
    return {
      known,
      only: everyChild ? undefined : known.finds,
      finds: [],
      gated,
      standing,
      next: 0,
      replayed: 0,
    };
  }

  #remember(container: object): Known {
    const seen = this.#known.get(container);
    if (seen !== undefined) return seen;
    const keys = Array.isArray(container) ? undefined : Object.keys(container);
    const size = Array.isArray(container) ? container.length : (keys?.length ?? 0);
    const known: Known = { container, keys, size, finds: undefined };
    this.#known.set(container, known);
    return known;
  }

  #gatedChildren(length: number): readonly Matcher[] {
    let gated = NONE;
    for (const offset of this.#offsets) {
      const matchers = gatedBy(this.#plan, offset, this.#cursor, length - offset);
      if (matchers !== undefined) gated = gated.length === 0 ? matchers : [...gated, ...matchers];
    }
    return gated;
  }

  /** A gate that opened above this container may select below it: what is known of it is moot. */
  #nearKeyGate(length: number): boolean {
    for (const offset of this.#offsets) {
      for (let back = 1; back <= offset; back++) {
        if (gatedBy(this.#plan, offset, this.#cursor, length - back) !== undefined) return true;
      }
    }
    return false;
  }

  #close(frame: Frame): void {
    const frames = this.#frames;
    frames.pop();
    if (frame.only === undefined) frame.known.finds ??= frame.finds;
    const parent = frames.at(-1);
    if (parent === undefined || parent.only !== undefined) return;
    if ((frame.only ?? frame.finds).length === 0) return;
    const key = this.#cursor.keys[frames.length - 1] ?? '';
    const last = parent.finds.at(-1);
    if (last !== undefined && last.key === key) return;
    const { known } = frame;
    parent.finds.push({ key, value: known.container, matchers: NONE, opens: false, child: known });
  }
}

/** A filter proved total should not throw; if it does, each matcher meets and reports the error. */
function accepts(gate: FilterGate, cursor: Cursor): boolean {
  try {
    return Boolean(gate.accepts(cursor));
  } catch {
    return true;
  }
}
