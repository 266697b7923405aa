import type { Range } from '../model/report.ts';
import { LineMap } from './line-map.ts';

/**
 * Where each value of a JSON text stands, in flat arrays: one scan, no object per value, so that a
 * document of 13 MB is indexed in the time of a second parse. Positions are those that the YAML
 * parser gives, because Spectral reads JSON as YAML: a collection ends where its last value ends,
 * and in an object starts right behind the colon.
 */
export class JsonIndex {
  readonly #text: string;
  readonly #lines: LineMap;
  #size = 0;
  #start = new Int32Array(1024);
  #end = new Int32Array(1024);
  /** Opening and closing quote of the member's name; -1 for array items and the root. */
  #nameStart = new Int32Array(1024);
  #nameEnd = new Int32Array(1024);
  /** Number of the value that follows in the same collection; 0 for none. Children come next. */
  #next = new Int32Array(1024);
  readonly #members = new Map<number, Map<string, number>>();
  /** Members of all objects: fewer in the parsed data means that some name occurs twice. */
  members = 0;

  private constructor(text: string) {
    this.#text = text;
    this.#lines = new LineMap(text);
  }

  /** Undefined where the YAML parser would not read the text as a JSON parser does. */
  static of(text: string): JsonIndex | undefined {
    const index = new JsonIndex(text);
    return index.#scan() ? index : undefined;
  }

  /** Range of the value at a path; undefined when there is none. */
  rangeOf(path: readonly (string | number)[]): Range | undefined {
    let node = 0;
    for (const segment of path) {
      const child = this.#child(node, segment);
      if (child === undefined) return undefined;
      node = child;
    }
    const inObject = this.#at(this.#nameEnd, node) >= 0 && this.#isCollection(node);
    const start = inObject ? this.#at(this.#nameEnd, node) + 2 : this.#at(this.#start, node);
    return {
      start: this.#lines.position(node === 0 ? 0 : start),
      end: this.#lines.position(this.#at(this.#end, node)),
    };
  }

  #at(array: Int32Array, node: number): number {
    return array[node] as number;
  }

  #isCollection(node: number): boolean {
    const code = this.#text.charCodeAt(this.#at(this.#start, node));
    return code === OPEN_OBJECT || code === OPEN_ARRAY;
  }

  #child(node: number, segment: string | number): number | undefined {
    const code = this.#text.charCodeAt(this.#at(this.#start, node));
    if (code === OPEN_OBJECT) return this.#membersOf(node).get(String(segment));
    if (code !== OPEN_ARRAY) return undefined;
    const rank = Number(segment);
    let child = this.#firstChild(node);
    for (let index = 0; child !== 0; index++) {
      if (index === rank) return child;
      child = this.#at(this.#next, child);
    }
    return undefined;
  }

  #firstChild(node: number): number {
    const child = node + 1;
    const inside = child < this.#size && this.#at(this.#start, child) < this.#at(this.#end, node);
    return inside ? child : 0;
  }

  #membersOf(node: number): Map<string, number> {
    const known = this.#members.get(node);
    if (known !== undefined) return known;
    const members = new Map<string, number>();
    for (let child = this.#firstChild(node); child !== 0; child = this.#at(this.#next, child)) {
      const quoted = this.#text.slice(
        this.#at(this.#nameStart, child),
        this.#at(this.#nameEnd, child) + 1,
      );
      members.set(quoted.includes('\\') ? JSON.parse(quoted) : quoted.slice(1, -1), child);
    }
    this.#members.set(node, members);
    return members;
  }

  /** The text is known to be valid JSON: the scan only has to find its way. */
  #scan(): boolean {
    const text = this.#text;
    const open: number[] = [];
    const last: number[] = [];
    let nameStart = -1;
    let nameEnd = -1;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === LINE_FEED || code === RETURN || code === COMMA) continue;
      if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
        const node = open.pop() as number;
        const child = last.pop() as number;
        this.#end[node] = child === 0 ? at + 1 : this.#at(this.#end, child);
        continue;
      }
      if (code === QUOTE && nameEnd < 0 && this.#isObject(open.at(-1))) {
        nameStart = at;
        nameEnd = this.#closingQuote(at);
        at = this.#colon(nameEnd);
        // A colon on another line is no mapping to YAML, and `<<` is a merge.
        if (at < 0 || isMerge(text, nameStart)) return false;
        this.members++;
        continue;
      }
      const end = this.#scalarEnd(at, code);
      const node = this.#add(at, end, nameStart, nameEnd);
      nameStart = -1;
      nameEnd = -1;
      const depth = last.length - 1;
      const previous = last[depth];
      if (previous !== undefined && previous !== 0) this.#next[previous] = node;
      if (depth >= 0) last[depth] = node;
      if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
        open.push(node);
        last.push(0);
      } else {
        at = end - 1;
      }
    }
    return true;
  }

  #isObject(node: number | undefined): boolean {
    return node !== undefined && this.#text.charCodeAt(this.#at(this.#start, node)) === OPEN_OBJECT;
  }

  #closingQuote(from: number): number {
    for (let at = this.#text.indexOf('"', from + 1); ; at = this.#text.indexOf('"', at + 1)) {
      let backslashes = 0;
      while (this.#text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
      if (backslashes % 2 === 0) return at;
    }
  }

  /** Position of the colon behind a name, or -1 when it is not on the same line. */
  #colon(nameEnd: number): number {
    let at = nameEnd + 1;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return this.#text.charCodeAt(at) === COLON ? at : -1;
  }

  #scalarEnd(at: number, code: number): number {
    if (code === QUOTE) return this.#closingQuote(at) + 1;
    if (code === OPEN_OBJECT || code === OPEN_ARRAY) return at + 1;
    let end = at + 1;
    while (end < this.#text.length && !DELIMITERS.has(this.#text.charCodeAt(end))) end++;
    return end;
  }

  #add(start: number, end: number, nameStart: number, nameEnd: number): number {
    const node = this.#size++;
    if (node === this.#start.length) this.#grow();
    this.#start[node] = start;
    this.#end[node] = end;
    this.#nameStart[node] = nameStart;
    this.#nameEnd[node] = nameEnd;
    return node;
  }

  #grow(): void {
    this.#start = doubled(this.#start);
    this.#end = doubled(this.#end);
    this.#nameStart = doubled(this.#nameStart);
    this.#nameEnd = doubled(this.#nameEnd);
    this.#next = doubled(this.#next);
  }
}

const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const DELIMITERS = new Set([LINE_FEED, RETURN, SPACE, COMMA, CLOSE_ARRAY, CLOSE_OBJECT]);

function isMerge(text: string, nameStart: number): boolean {
  return text.startsWith('"<<"', nameStart);
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
