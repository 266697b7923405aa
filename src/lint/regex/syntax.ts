/**
 * A JavaScript pattern as a tree (ECMA-262 §22.2.1 with Annex B.1.2, without the flags `u` and `v`).
 * The platform has accepted the pattern before it comes here, so this reads and does not refuse;
 * a leaf keeps its own text, for the platform to say which characters it stands for.
 */
export type RegexNode =
  /** One code unit out of those that `source`, a pattern of its own, matches. */
  | { readonly kind: 'unit'; readonly source: string }
  | { readonly kind: 'assertion'; readonly what: '^' | '$' | 'b' | 'B' }
  | {
      readonly kind: 'look';
      readonly ahead: boolean;
      readonly negative: boolean;
      readonly body: RegexNode;
    }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly items: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'backreference' };

/** Groups within groups. The reader recurses; no pattern of the corpus nests ten. */
const NESTING_MAX = 200;

/** Undefined for what this engine does not model: modifiers, or groups nested beyond reason. */
export function parsePattern(source: string): RegexNode | undefined {
  try {
    return new PatternReader(source).read();
  } catch (error) {
    if (error instanceof UnmodelledError) return undefined;
    throw error;
  }
}

class UnmodelledError extends Error {
  override readonly name = 'UnmodelledError';
}

const QUANTIFIER = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;
const GROUP = /\((?:\?(?:([:=!])|<([=!])|<([^>]+)>))?/y;
const CLASS = /\[(?:[^\]\\]|\\[\s\S])*\]/y;
const ESCAPE = /\\(?:c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[0-3][0-7]{0,2}|[4-7][0-7]?|[\s\S])/y;
const REFERENCE = /\\([1-9]\d*)/y;
const NAMED_REFERENCE = /\\k<[^>]*>/y;

class PatternReader {
  readonly #source: string;
  readonly #groups: number;
  readonly #named: boolean;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
    const groups = capturingGroups(source);
    this.#groups = groups.count;
    this.#named = groups.named;
  }

  read(): RegexNode {
    const node = this.#choice();
    if (this.#at !== this.#source.length) throw new UnmodelledError();
    return node;
  }

  #choice(): RegexNode {
    if (++this.#depth > NESTING_MAX) throw new UnmodelledError();
    const items = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      items.push(this.#sequence());
    }
    this.#depth--;
    const [only] = items;
    return items.length === 1 && only !== undefined ? only : { kind: 'choice', items };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (let next = this.#source[this.#at]; next !== undefined; next = this.#source[this.#at]) {
      if (next === '|' || next === ')') break;
      items.push(this.#quantified(this.#term(next)));
    }
    return { kind: 'sequence', items };
  }

  #quantified(body: RegexNode): RegexNode {
    const match = this.#take(QUANTIFIER);
    if (match === undefined) return body;
    if (this.#source[this.#at] === '?') this.#at++;
    const [text, min, comma, max] = match;
    if (text === '*') return { kind: 'repeat', body, min: 0, max: Number.POSITIVE_INFINITY };
    if (text === '+') return { kind: 'repeat', body, min: 1, max: Number.POSITIVE_INFINITY };
    if (text === '?') return { kind: 'repeat', body, min: 0, max: 1 };
    const least = Number(min);
    if (comma === undefined) return { kind: 'repeat', body, min: least, max: least };
    return { kind: 'repeat', body, min: least, max: max ? Number(max) : Number.POSITIVE_INFINITY };
  }

  #term(next: string): RegexNode {
    if (next === '^' || next === '$') {
      this.#at++;
      return { kind: 'assertion', what: next };
    }
    if (next === '(') return this.#group();
    if (next === '[') return { kind: 'unit', source: this.#must(CLASS) };
    if (next === '\\') return this.#escape();
    this.#at++;
    // A brace or bracket that opens nothing stands for itself, and must go on doing so.
    return { kind: 'unit', source: '{}]'.includes(next) ? `\\${next}` : next };
  }

  #group(): RegexNode {
    const match = this.#take(GROUP);
    const [text = '', ahead, behind] = match ?? [];
    if (text === '(' && this.#source[this.#at] === '?') throw new UnmodelledError();
    const body = this.#choice();
    if (this.#source[this.#at] !== ')') throw new UnmodelledError();
    this.#at++;
    const look = behind ?? (ahead === ':' ? undefined : ahead);
    if (look === undefined) return body;
    return { kind: 'look', ahead: behind === undefined, negative: look === '!', body };
  }

  #escape(): RegexNode {
    const name = this.#source[this.#at + 1];
    if (name === 'b' || name === 'B') {
      this.#at += 2;
      return { kind: 'assertion', what: name };
    }
    if (this.#named && this.#take(NAMED_REFERENCE) !== undefined) return { kind: 'backreference' };
    REFERENCE.lastIndex = this.#at;
    const reference = REFERENCE.exec(this.#source);
    if (reference !== null && Number(reference[1]) <= this.#groups) {
      this.#at = REFERENCE.lastIndex;
      return { kind: 'backreference' };
    }
    // `\c` before anything but a letter is a backslash, the `c` then stands for itself.
    if (name === 'c' && !/[A-Za-z]/.test(this.#source[this.#at + 2] ?? '')) {
      this.#at++;
      return { kind: 'unit', source: '\\\\' };
    }
    return { kind: 'unit', source: this.#must(ESCAPE) };
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #must(pattern: RegExp): string {
    const match = this.#take(pattern);
    if (match === undefined) throw new UnmodelledError();
    return match[0];
  }
}

/** `\2` is a reference only where there are two groups, wherever they stand. */
function capturingGroups(source: string): { count: number; named: boolean } {
  let count = 0;
  let named = false;
  const bare = source.replaceAll(/\\[\s\S]|\[(?:[^\]\\]|\\[\s\S])*\]/g, '');
  for (const [, name] of bare.matchAll(/\((?!\?)|\(\?<([^=!])/g)) {
    count++;
    named ||= name !== undefined;
  }
  return { count, named };
}
