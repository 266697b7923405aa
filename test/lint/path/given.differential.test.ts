import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  corpusNames,
  countVisits,
  hasCorpus,
  inlined,
  readDocument,
  SAMPLE,
  SHARED,
} from './documents.ts';
import { EXPRESSIONS } from './expressions.ts';
import { differences } from './stock.ts';

const require = createRequire(import.meta.url);
const FULL = process.env.LINT_PATH_FULL !== undefined;
/** Stock needs about 100 ns per node and expression; more nodes only repeat the same shapes. */
const MAX_VISITS = FULL ? 2_000_000 : 10_000;
const BUDGET_MS = FULL ? 3_600_000 : 12_000;

interface StockRule {
  readonly resolved: boolean;
  getGivenForFormats(formats: ReadonlySet<unknown> | null): string[];
}

/** Every `given` of a stock ruleset with its aliases expanded, apart for each document form. */
function givensOf(name: 'oas' | 'asyncapi' | 'arazzo'): {
  resolved: string[];
  unresolved: string[];
} {
  const rulesets = require('@stoplight/spectral-rulesets') as Record<string, object>;
  const { Ruleset } = require('@stoplight/spectral-core') as {
    Ruleset: new (
      definition: object | undefined,
      options: object,
    ) => { rules: Record<string, StockRule>; formats: Iterable<unknown> | null };
  };
  const ruleset = new Ruleset(rulesets[name], { severity: 'all' });
  const given = { resolved: new Set<string>(), unresolved: new Set<string>() };
  for (const rule of Object.values(ruleset.rules)) {
    for (const format of [null, ...(ruleset.formats ?? [])]) {
      let expressions: string[] = [];
      try {
        expressions = rule.getGivenForFormats(format === null ? null : new Set([format]));
      } catch {
        // An alias that is not defined for this format.
      }
      for (const each of expressions) given[rule.resolved ? 'resolved' : 'unresolved'].add(each);
    }
  }
  return { resolved: [...given.resolved], unresolved: [...given.unresolved] };
}

const SETS = (['oas', 'asyncapi', 'arazzo'] as const).flatMap((name) => {
  const { resolved, unresolved } = givensOf(name);
  return [resolved, unresolved].filter((set) => set.length > 0);
});

/** `given:` values in YAML, JSON and JavaScript sources, as far as they are plain strings. */
function givensIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  const found = new Set<string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const match of text.matchAll(/"?given"?:\s*(?:\[\s*)?(["']?)(\$.*?)\1,?\]?\s*$/gm)) {
      if (match[2] !== undefined) found.add(match[2]);
    }
    for (const match of text.matchAll(/given:\s*>-\s*\n\s+(\$.*)$/gm)) {
      if (match[1] !== undefined) found.add(match[1]);
    }
  }
  return [...found];
}

function* sampledDocuments(seconds: number): Generator<[string, unknown]> {
  const end = performance.now() + seconds * 1000;
  const names = corpusNames();
  // A stride coprime with most counts visits the whole alphabet even when time runs out.
  for (let i = 0; i < names.length && performance.now() < end; i++) {
    const name = names[(i * 89) % names.length] ?? '';
    const document = readDocument(name);
    if (typeof document !== 'object' || document === null) continue;
    const graph = inlined(document);
    yield [`${name} (raw)`, document];
    if (countVisits(graph, MAX_VISITS) < MAX_VISITS) yield [`${name} (inlined)`, graph];
  }
}

describe('hand-picked expressions', () => {
  const forms = [
    SAMPLE,
    structuredClone(SAMPLE),
    deepFreeze(structuredClone(SAMPLE)),
    [SAMPLE, 1, [2, { a: 1 }]],
  ];
  it.each(EXPRESSIONS)('%s selects what stock selects', (expression) => {
    for (const document of forms) expect(differences([expression], document)).toEqual([]);
  });
});

describe.skipIf(!hasCorpus)('corpus documents (skipped without ../shared/corpus)', () => {
  it(
    'stock rulesets select the same scopes, the whole set at once',
    () => {
      for (const [name, document] of sampledDocuments((BUDGET_MS * 0.4) / 1000)) {
        for (const set of SETS) expect(differences(set, document), name).toEqual([]);
      }
    },
    BUDGET_MS + 30_000,
  );

  it(
    'each expression alone selects the same scopes',
    () => {
      const single = [...new Set([...EXPRESSIONS, ...SETS.flat()])];
      for (const [name, document] of sampledDocuments((BUDGET_MS * 0.6) / 1000)) {
        if (countVisits(document, MAX_VISITS) >= MAX_VISITS) continue;
        for (const given of single) expect(differences([given], document), name).toEqual([]);
      }
    },
    BUDGET_MS + 60_000,
  );
});

describe.each([
  ['Dutch ADR ruleset', join(SHARED, 'suites/adr')],
  ["Spectral's scenarios", join(SHARED, 'corpus/spectral-scenarios')],
])('%s', (_name, directory) => {
  it.skipIf(!existsSync(directory))(`its given paths (skipped without ${directory})`, () => {
    const expressions = givensIn(directory);
    expect(expressions.length).toBeGreaterThan(3);
    const documents: [string, unknown][] = [['sample', SAMPLE]];
    for (const entry of sampledDocuments(2)) documents.push(entry);
    for (const [name, document] of documents) {
      for (const given of expressions) expect(differences([given], document), name).toEqual([]);
    }
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const child of Object.values(value)) deepFreeze(child);
  }
  return value;
}
