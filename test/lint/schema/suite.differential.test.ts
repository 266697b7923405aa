import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIALECTS, type DialectName, outcomesOf, type Pair, pairFor, SPECTRAL } from './engines.ts';

const SUITE = new URL('../../../../shared/suites/json-schema', import.meta.url).pathname;
const present = existsSync(SUITE);

interface Group {
  description: string;
  schema: never;
  tests: { description: string; data: unknown }[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesUnder(path);
    return name.endsWith('.json') ? [path] : [];
  });
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

const remotes = present ? filesUnder(join(SUITE, 'remotes')) : [];

function enginesFor(schema: unknown, dialect: DialectName, allErrors: boolean): Pair {
  const text = JSON.stringify(schema);
  const engines = pairFor(schema, dialect, { ...SPECTRAL, allErrors });
  if (!text.includes('localhost:1234')) return engines;
  for (const file of remotes) {
    const path = relative(join(SUITE, 'remotes'), file);
    const folder = path.split('/')[0] as string;
    if (/^(draft|v1)/.test(folder) && folder !== dialect) continue;
    const uri = `http://localhost:1234/${path}`;
    for (const engine of [engines.real, engines.ours]) {
      try {
        engine.addSchema(read(file), uri);
      } catch {
        // a remote of another dialect that this one refuses: refused by both, or the cases differ
      }
    }
  }
  return engines;
}

function compare(group: Group, dialect: DialectName, allErrors: boolean): number {
  const engines = enginesFor(group.schema, dialect, allErrors);
  const instances = group.tests.map(({ data }) => data);
  const real = outcomesOf(engines.real, structuredClone(group.schema), instances);
  const ours = outcomesOf(engines.ours, structuredClone(group.schema), instances);
  expect(ours, group.description).toEqual(real);
  expect(engines.logs.ours, group.description).toEqual(engines.logs.real);
  return real.length;
}

describe.skipIf(!present)(
  present
    ? 'JSON Schema test suite'
    : 'JSON Schema test suite: SKIPPED, ../shared/suites is absent',
  () => {
    for (const dialect of Object.keys(DIALECTS) as DialectName[]) {
      const folder = join(SUITE, 'tests', dialect);
      for (const file of present ? filesUnder(folder) : []) {
        it(`answers like Ajv: ${dialect}/${relative(folder, file)}`, () => {
          let cases = 0;
          for (const group of read<Group[]>(file)) {
            for (const allErrors of [false, true]) cases += compare(group, dialect, allErrors);
          }
          expect(cases).toBeGreaterThan(0);
        });
      }
    }
  },
);
