import { describe, expect, it } from 'vitest';
import { differences } from './stock.ts';

const SEED = Number(process.env.LINT_PATH_SEED ?? 1);
const BUDGET_MS = Number(process.env.LINT_PATH_FUZZ_MS ?? 2_000);

/** mulberry32: small, seeded, good enough to pick from lists. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const KEYS = ['a', 'b', 'c', 'd', 'type', 'x-y', '0', '1', 'length', '*', '~', "it's", 'a.b'];
const NAMES = ['a', 'b', 'c', 'd', 'type', 'x-y'];
const SCALARS = ['a', 'b', '', 'get', 0, 1, 2.5, true, false, null];

class Generator {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  chance(probability: number): boolean {
    return this.#random() < probability;
  }

  /** Objects made earlier come back elsewhere: the document is a graph, as when resolved. */
  document(depth: number, pool: object[] = []): unknown {
    if (depth === 0 || this.chance(0.2)) return this.pick(SCALARS);
    if (pool.length > 0 && this.chance(0.15)) return this.pick(pool);
    const size = Math.floor(this.#random() * 4);
    const node: unknown = this.chance(0.3)
      ? Array.from({ length: size }, () => this.document(depth - 1, pool))
      : Object.fromEntries(
          Array.from({ length: size + 1 }, () => [this.pick(KEYS), this.document(depth - 1, pool)]),
        );
    pool.push(node as object);
    return node;
  }

  expression(): string {
    let text = '$';
    const steps = 1 + Math.floor(this.#random() * 4);
    for (let i = 0; i < steps; i++) text += this.#step();
    if (this.chance(0.15)) text += this.pick(['~', '^', '^^', '^~', '~^']);
    return text;
  }

  #step(): string {
    const deep = this.chance(0.3);
    const dots = deep ? '..' : '';
    switch (Math.floor(this.#random() * 9)) {
      case 0:
      case 1:
        return `${deep ? '..' : '.'}${this.pick(NAMES)}`;
      case 2:
        return deep ? '..*' : this.pick(['[*]', '.*']);
      case 3:
        return `${dots}['${this.pick(NAMES)}']`;
      case 4:
        return `${dots}[${this.pick(['a,b', 'b,c,d', "'a','c'", '0,1', 'a,0'])}]`;
      case 5:
        return `${dots}[${this.pick(['0', '1', '0:1', '1:', ':1', '::2', '-1:', ':-1', '0:2:1'])}]`;
      default:
        return `${dots}[?(${this.#filter()})]`;
    }
  }

  #filter(): string {
    const operand = (): string =>
      this.pick([
        `@.${this.pick(NAMES)}`,
        '@',
        '@property',
        '@parentProperty',
        '@.length',
        `@['${this.pick(NAMES)}']`,
        `@ && @.${this.pick(NAMES)}`,
        '@parent',
        '@root.a',
        `@.${this.pick(NAMES)}.${this.pick(NAMES)}`,
      ]);
    const term = (): string =>
      this.pick([
        operand(),
        `!${operand().replace(/^@ && /, '')}`,
        `${operand()} ${this.pick(['===', '!==', '==', '!=', '<', '>='])} ${this.pick(['"a"', "'b'", '1', '0', 'null', 'true', 'void 0', '@property'])}`,
        `@property.match(/${this.pick(['^a', 'b|c', '\\\\d', 'x-'])}/)`,
        `@ && @.match && @.match(/a/)`,
        `@property in ['a','0']`,
        `@property ~= '^[ab]'`,
        this.pick(['@string()', '@number()', '@null()', '@array()', '@object()', '@scalar()']),
        `@ && @.${this.pick(NAMES)} && @.${this.pick(NAMES)}.constructor.name === 'Array'`,
      ]);
    return this.chance(0.4) ? `${term()} ${this.pick(['&&', '||'])} ${term()}` : term();
  }
}

describe('random expressions on random documents', () => {
  it(
    `agree with stock (seed ${SEED}, ${BUDGET_MS} ms)`,
    () => {
      const generator = new Generator(randomFrom(SEED));
      const end = performance.now() + BUDGET_MS;
      const found: string[] = [];
      while (performance.now() < end && found.length < 20) {
        const document = generator.document(5);
        if (typeof document !== 'object' || document === null) continue;
        if (generator.chance(0.5)) Object.freeze(document);
        for (let i = 0; i < 20; i++) {
          const count = generator.chance(0.7) ? 1 : 4;
          const set = Array.from({ length: count }, () => generator.expression());
          for (const difference of differences([...new Set(set)], document)) {
            found.push(`${difference}   on ${JSON.stringify(document)}`);
          }
        }
      }
      expect(found).toEqual([]);
    },
    BUDGET_MS + 30_000,
  );
});
