/**
 * Whether a text matches, in time proportional to its length: the pattern as a non-deterministic
 * automaton (Thompson 1968), all of whose states advance together over the code units. Only yes or
 * no is asked, so neither captures nor greed matter; what lookarounds say of each position is
 * worked out before the scan that asks for it.
 */

import type { RegexNode } from './syntax.ts';
import { isWordUnit, type UnitSet, unitSet } from './unit-set.ts';

/** States of one automaton: `(a{100}){100}` unfolds into ten thousand. */
const STATES_MAX = 20_000;

type State =
  | { readonly op: 'unit'; readonly set: UnitSet; readonly next: number }
  | { readonly op: 'split'; readonly next: number; readonly other: number }
  | { readonly op: 'assert'; readonly what: '^' | '$' | 'b' | 'B'; readonly next: number }
  | {
      readonly op: 'look';
      readonly look: Look;
      readonly negative: boolean;
      readonly next: number;
    }
  | { readonly op: 'end' };

interface Look {
  readonly ahead: boolean;
  readonly program: Program;
}

export interface Program {
  readonly states: readonly State[];
  readonly start: number;
  readonly multiline: boolean;
  /** Read from the right: the language of a lookahead, asked at every position it may start. */
  readonly backwards: boolean;
  /** Every lookaround that this scan asks about. */
  readonly looks: readonly Look[];
  /** States of this and of all lookarounds: steps per code unit. */
  readonly weight: number;
}

/** Undefined where the pattern needs memory (a backreference) or too many states. */
export function compileProgram(node: RegexNode, flags: string): Program | undefined {
  return new Compiler(flags).program(node, false);
}

class Compiler {
  readonly #flags: string;
  #total = 0;

  constructor(flags: string) {
    this.#flags = flags;
  }

  program(node: RegexNode, backwards: boolean): Program | undefined {
    const states: State[] = [{ op: 'end' }];
    const looks: Look[] = [];
    const start = this.#emit(node, 0, states, looks, backwards);
    if (start === undefined) return undefined;
    const weight = looks.reduce((sum, look) => sum + look.program.weight, states.length);
    return { states, start, multiline: this.#flags.includes('m'), backwards, looks, weight };
  }

  /** Adds the states of a node in front of `next`; the first of them, or undefined. */
  #emit(
    node: RegexNode,
    next: number,
    states: State[],
    looks: Look[],
    backwards: boolean,
  ): number | undefined {
    if (this.#total > STATES_MAX) return undefined;
    switch (node.kind) {
      case 'unit':
        return this.#push(states, { op: 'unit', set: unitSet(node.source, this.#flags), next });
      case 'assertion':
        return this.#push(states, { op: 'assert', what: node.what, next });
      case 'look': {
        const program = this.program(node.body, node.ahead);
        if (program === undefined) return undefined;
        const look = { ahead: node.ahead, program };
        looks.push(look);
        return this.#push(states, { op: 'look', look, negative: node.negative, next });
      }
      case 'sequence': {
        let first: number | undefined = next;
        const order = backwards ? node.items : [...node.items].reverse();
        for (const item of order) {
          if (first === undefined) return undefined;
          first = this.#emit(item, first, states, looks, backwards);
        }
        return first;
      }
      case 'choice': {
        let first: number | undefined;
        for (const item of node.items) {
          const branch = this.#emit(item, next, states, looks, backwards);
          if (branch === undefined) return undefined;
          first =
            first === undefined
              ? branch
              : this.#push(states, { op: 'split', next: first, other: branch });
        }
        return first;
      }
      case 'repeat':
        return this.#repeat(node, next, states, looks, backwards);
      default:
        return undefined;
    }
  }

  #repeat(
    { body, min, max }: RegexNode & { kind: 'repeat' },
    next: number,
    states: State[],
    looks: Look[],
    backwards: boolean,
  ): number | undefined {
    let first: number | undefined = next;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = this.#push(states, { op: 'split', next, other: next });
      const inside = this.#emit(body, loop, states, looks, backwards);
      if (inside === undefined) return undefined;
      states[loop] = { op: 'split', next: inside, other: next };
      first = loop;
    } else {
      for (let copy = min; copy < max; copy++) {
        const inside: number | undefined = this.#emit(body, first, states, looks, backwards);
        if (inside === undefined) return undefined;
        first = this.#push(states, { op: 'split', next: inside, other: next });
      }
    }
    for (let copy = 0; copy < min && first !== undefined; copy++) {
      first = this.#emit(body, first, states, looks, backwards);
      if (isEmptyCopy(first, next)) break;
    }
    return first;
  }

  #push(states: State[], state: State): number {
    this.#total++;
    states.push(state);
    return states.length - 1;
  }
}

/** A body without states, `(?:){1000000}`, repeats to nothing. */
function isEmptyCopy(first: number | undefined, next: number): boolean {
  return first === next;
}

/** Whether the program matches anywhere in the text. */
export function matchesAnywhere(program: Program, text: string): boolean {
  return scan(program, text, true) === undefined;
}

/**
 * Every position at which a match ends (forwards) or starts (backwards). With `first`, undefined as
 * soon as there is one.
 */
function scan(program: Program, text: string, first: boolean): Uint8Array | undefined {
  const tables = new Map(program.looks.map((look) => [look, scan(look.program, text, false)]));
  const { states, backwards } = program;
  const positions = new Uint8Array(first ? 0 : text.length + 1);
  const marks = new Int32Array(states.length).fill(-1);
  let current: number[] = [];
  let following: number[] = [];
  for (let step = 0; step <= text.length; step++) {
    const at = backwards ? text.length - step : step;
    current.push(program.start);
    const alive: number[] = [];
    for (let pending = current.pop(); pending !== undefined; pending = current.pop()) {
      if (marks[pending] === step) continue;
      marks[pending] = step;
      const state = states[pending] as State;
      if (state.op === 'end') {
        if (first) return undefined;
        positions[at] = 1;
      } else if (state.op === 'unit') {
        alive.push(pending);
      } else if (state.op === 'split') {
        current.push(state.other, state.next);
      } else if (holds(state, program, text, at, tables)) {
        current.push(state.next);
      }
    }
    if (step === text.length) break;
    const unit = text.charCodeAt(backwards ? at - 1 : at);
    for (const each of alive) {
      const state = states[each];
      if (state?.op === 'unit' && state.set.has(unit)) following.push(state.next);
    }
    [current, following] = [following, current];
  }
  return positions;
}

function holds(
  state: State & { op: 'assert' | 'look' },
  { multiline }: Program,
  text: string,
  at: number,
  tables: ReadonlyMap<Look, Uint8Array | undefined>,
): boolean {
  if (state.op === 'look') return (tables.get(state.look)?.[at] === 1) !== state.negative;
  if (state.what === '^') return at === 0 || (multiline && isLineEnd(text.charCodeAt(at - 1)));
  if (state.what === '$')
    return at === text.length || (multiline && isLineEnd(text.charCodeAt(at)));
  const before = at > 0 && isWordUnit(text.charCodeAt(at - 1));
  const after = at < text.length && isWordUnit(text.charCodeAt(at));
  return (before !== after) === (state.what === 'b');
}

/** ECMA-262 §12.3. */
function isLineEnd(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029;
}
