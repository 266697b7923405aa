import { spend } from '../deadline.ts';
import { SchemaBudgetError } from '../schema/budget.ts';
import { compileProgram, matchesAnywhere, type Program } from './automaton.ts';
import { backtrackingCost } from './cost.ts';
import { parsePattern, type RegexNode } from './syntax.ts';

/**
 * Steps up to which the platform's backtracking engine is used: even if a text takes them all,
 * that is about half a millisecond. Nearly every pattern of the corpus stays below on its examples.
 */
const NATIVE_STEPS_MAX = 100_000;

/** Steps of the automaton, each some nanoseconds: a second for the longest text allowed. */
const LINEAR_STEPS_MAX = 200_000_000;

/** States of the automaton advanced in the time of one step of a rule. */
const UNITS_PER_STEP = 10;

/** The longest pattern of the corpus has 1 300 characters. */
const SOURCE_UNITS_MAX = 20_000;

/**
 * A pattern that somebody else wrote, tested on a text that somebody else wrote. The platform's own
 * engine answers where it provably comes back soon; elsewhere the automaton, which says the same.
 * What neither can answer is given up by name, and the rule is then inconclusive.
 */
export class BoundedPattern {
  readonly #native: RegExp;
  readonly #source: string;
  readonly #flags: string;
  #read = false;
  #node: RegexNode | undefined;
  #program: Program | undefined;

  /** Throws the platform's SyntaxError for what is no pattern. */
  constructor(source: string, flags: string) {
    if (source.length > SOURCE_UNITS_MAX) throw tooHard(source);
    this.#native = new RegExp(source, flags);
    this.#source = source;
    this.#flags = flags;
  }

  test(text: string): boolean {
    const node = this.#parsed();
    if (node !== undefined) {
      if (backtrackingCost(node, text.length) <= NATIVE_STEPS_MAX) return this.#platform(text);
      this.#program ??= compileProgram(node, this.#flags);
    }
    const program = this.#program;
    if (program === undefined || program.weight * text.length > LINEAR_STEPS_MAX) {
      throw tooHard(this.#source);
    }
    spend(Math.ceil((program.weight * text.length) / UNITS_PER_STEP));
    return matchesAnywhere(program, text);
  }

  #platform(text: string): boolean {
    this.#native.lastIndex = 0;
    return this.#native.test(text);
  }

  /** Undefined for flags or syntax that the tree does not model. */
  #parsed(): RegexNode | undefined {
    if (!this.#read) {
      this.#read = true;
      this.#node = /[uvyg]/.test(this.#flags) ? undefined : parsePattern(this.#source);
    }
    return this.#node;
  }
}

const QUOTED_MAX = 80;

function tooHard(source: string): SchemaBudgetError {
  const quoted = source.length > QUOTED_MAX ? `${source.slice(0, QUOTED_MAX)}…` : source;
  return new SchemaBudgetError('pattern', quoted);
}
