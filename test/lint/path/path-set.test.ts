import { describe, expect, it, vi } from 'vitest';
import Nimma from '../../../src/lint/path/alias/nimma-legacy.ts';
import {
  compilePaths,
  PathBudgetError,
  PathSyntaxError,
  type Scope,
} from '../../../src/lint/path/index.ts';
import { SAMPLE } from './documents.ts';
import { EXPRESSIONS } from './expressions.ts';

function select(expression: string, document: unknown): [string, unknown][] {
  const found: [string, unknown][] = [];
  compilePaths([expression]).query(document, {
    [expression]: ({ path, value }) => found.push([path.join('/'), value]),
  });
  return found;
}

function nested(depth: number): unknown {
  let document: unknown = { leaf: 1 };
  for (let i = 0; i < depth; i++) document = { a: document };
  return document;
}

describe('compilePaths', () => {
  it('generates no code', () => {
    const refuse = (): never => {
      throw new Error('code generation');
    };
    const { prototype } = Function;
    const original = prototype.constructor;
    prototype.constructor = refuse;
    vi.stubGlobal('Function', refuse);
    vi.stubGlobal('eval', refuse);
    try {
      let scopes = 0;
      const failed = new Set<string>();
      const callbacks = Object.fromEntries(EXPRESSIONS.map((each) => [each, () => void scopes++]));
      compilePaths(EXPRESSIONS, { maxDepth: 500 }).query(SAMPLE, callbacks, {
        onError: (expression, error) => {
          expect(error.message).not.toContain('code generation');
          failed.add(expression);
        },
      });
      expect(scopes).toBeGreaterThan(1000);
      expect(failed.size).toBeLessThan(EXPRESSIONS.length / 4);
    } finally {
      prototype.constructor = original;
      vi.unstubAllGlobals();
    }
  });

  it('answers the same list of expressions with the same set', () => {
    expect(compilePaths(['$.a', '$.b'])).toBe(compilePaths(['$.a', '$.b']));
    expect(compilePaths(['$.a', '$.b'])).not.toBe(compilePaths(['$.b', '$.a']));
  });

  it('reports an expression that fails and goes on with the others', () => {
    const errors: [string, string][] = [];
    const found: unknown[] = [];
    compilePaths(['$..[?(@.x.y)]', '$..[?(foo(@))]', '$.info.title']).query(
      SAMPLE,
      { '$.info.title': ({ value }) => found.push(value) },
      { onError: (expression, error) => errors.push([expression, error.message]) },
    );
    expect(found).toEqual(['T']);
    expect(errors).toContainEqual(['$..[?(foo(@))]', "'foo' is not defined"]);
    expect(errors.map(([expression]) => expression)).toContain('$..[?(@.x.y)]');
  });

  it('collects what callbacks throw, as nimma does', () => {
    const query = (): void =>
      new Nimma(['$', '$.info']).query(SAMPLE, {
        $: () => {
          throw new Error('one');
        },
        '$.info': () => {
          throw new TypeError('two');
        },
      });
    expect(query).toThrow(AggregateError);
    expect(query).toThrow('Error running Nimma');
  });

  it('hands out paths that may be kept, and refuses a first reading after the callback', () => {
    const scopes: Scope[] = [];
    compilePaths(['$.tags[*]']).query(SAMPLE, {
      '$.tags[*]': (scope) => {
        if (scopes.length === 0) expect(scope.path).toEqual(['tags', 0]);
        scopes.push(scope);
      },
    });
    expect(scopes[0]?.path).toEqual(['tags', 0]);
    expect(() => scopes[1]?.path).toThrow('after its callback');
  });
});

describe('hostile documents', () => {
  it.each(['$..leaf', '$.a..leaf', '$..a^', '$..a..b..c.d..e', '$.[?(@.a)]..leaf'])(
    '%s stops at 100 000 levels',
    (expression) => {
      expect(() => select(expression, nested(100_000))).toThrow(PathBudgetError);
    },
  );

  it('walks 9 000 levels', () => {
    expect(select('$..leaf', nested(9_000))).toHaveLength(1);
  });

  it('stops on a circular graph', () => {
    const circular: Record<string, unknown> = { b: 1 };
    circular.a = circular;
    const query = (): void => compilePaths(['$..b']).query(circular, { '$..b': () => undefined });
    expect(query).toThrow(PathBudgetError);
  });

  it('counts paths, not nodes, against its budget', () => {
    let bomb: unknown = { leaf: 1 };
    for (let i = 0; i < 40; i++) bomb = { l: bomb, r: bomb };
    const set = compilePaths(['$..leaf'], { maxVisits: 10_000 });
    expect(() => set.query(bomb, { '$..leaf': () => undefined })).toThrow(PathBudgetError);
    // Nothing to find: the second visit of a shared object costs nothing.
    expect(select('$..nowhere', bomb)).toEqual([]);
  });

  it('goes no further below a node than names lead', () => {
    const shared = Object.fromEntries(Array.from({ length: 1_000 }, (_, rank) => [rank, {}]));
    const operation = { parameters: [{ schema: shared }], responses: { 200: { schema: shared } } };
    const paths = Object.fromEntries(Array.from({ length: 100 }, (_, rank) => [rank, operation]));
    const given = ['$.paths[*].parameters[*]', '$.paths[*].responses[200].headers[*].schema.x'];
    const query = (expressions: string[]): number => {
      let found = 0;
      const callbacks = Object.fromEntries(expressions.map((each) => [each, () => void found++]));
      const set = compilePaths(expressions, { maxVisits: 1_000 });
      set.query({ paths }, callbacks, { frozen: true });
      return found;
    };
    expect(query(given)).toBe(100);
    // Any name may do below a parameter: each is walked.
    expect(() => query([...given, '$.paths[*][*][*][*][*]'])).toThrow(PathBudgetError);
  });

  it('still asks everywhere what may throw', () => {
    const errors: string[] = [];
    const given = ['$.a[?(@.x.y)].b'];
    const hooks = { frozen: true, onError: (expression: string) => errors.push(expression) };
    compilePaths(given).query({ a: { c: { b: 1 } } }, { [given[0] ?? '']: () => undefined }, hooks);
    expect(errors).toEqual(given);
  });
});

describe('hostile expressions', () => {
  it.each([
    '$..[?(@.constructor.constructor("return 1")())]',
    '$..[?(@property.constructor.constructor("return 1")())]',
    '$..[?(scope.constructor.constructor("return 1")())]',
    '$..[?(@.toString.call(1))]',
    '$..[?(@.__proto__.x)]',
    "$..[?(@['__proto__'].x)]",
    '$..[?(@.map(@.push))]',
    '$..a..[?(@.constructor.constructor("return 1")())]',
    '$..a..[?(@.x.__proto__)]',
  ])('%s is refused', (expression) => {
    expect(() => select(expression, { a: [{ x: ['y'] }] })).toThrow();
  });

  it('never finds engine functions on the prototype', () => {
    expect(select('$.constructor', {})).toEqual([]);
    expect(select('$.a.toString', { a: {} })).toEqual([]);
    expect(select('$.constructor', { constructor: 1 })).toEqual([['constructor', 1]]);
  });

  it('leaves the document alone', () => {
    const document = { list: [2, 1] };
    select("$[?(@.sort().reverse() && @.splice(0, 1) && @.push('x'))]", document);
    expect(document).toEqual({ list: [2, 1] });
  });

  it('refuses what is too long or nested too deeply', () => {
    expect(() => select(`$.${'a'.repeat(5000)}`, {})).toThrow(PathSyntaxError);
    const filter = `${'('.repeat(1000)}@${')'.repeat(1000)}`;
    expect(() => select(`$..[?(${filter})]`, { a: 1 })).toThrow();
    expect(() => select(`$..a..[?(${'!'.repeat(3000)}@.x)]`, { a: { b: 1 } })).toThrow();
  });

  it('takes patterns from the given engine', () => {
    const patterns: string[] = [];
    const expressions = [
      '$..[?(@property.match(/a+/))]',
      "$..[?(@property.match('b'))]",
      "$..[?(@property ~= 'c')]",
    ];
    compilePaths(expressions, {
      regex: (pattern, flags) => {
        patterns.push(pattern);
        return new RegExp(pattern, flags);
      },
    }).query({ a: 1 }, Object.fromEntries(expressions.map((each) => [each, () => undefined])));
    expect([...new Set(patterns)].sort()).toEqual(['a+', 'b', 'c']);
  });
});
