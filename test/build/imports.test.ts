import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Paths below a folder of dist that a module imports before it runs, itself included. */
function importedAtStart(folder: string, entry: string): string[] {
  const reached = new Set([entry]);
  for (const path of reached) {
    const source = readFileSync(join(folder, path), 'utf8');
    // Static imports of a bundle; a dynamic one has a parenthesis.
    for (const [, found = ''] of source.matchAll(/(?:\bfrom|\bimport) ?"(\.[^"]+)"/g)) {
      reached.add(posix.join(dirname(path), found));
    }
  }
  return [...reached];
}

const WORKER = 'dist/worker';

function mentionsEngine(path: string): boolean {
  return readFileSync(join(WORKER, path), 'utf8').includes('node_modules/@stoplight/');
}

describe('the gateway', () => {
  const start = importedAtStart(WORKER, 'worker.mjs');

  it('does not load the linter when it starts', () => {
    expect(start.filter(mentionsEngine)).toEqual([]);
  });

  it('has it beside, for the first verification', () => {
    const chunks = readdirSync(join(WORKER, 'chunks')).filter((name) => name.endsWith('.mjs'));
    const engine = chunks.map((name) => `chunks/${name}`).filter(mentionsEngine);
    expect(engine.length).toBeGreaterThan(0);
    expect(engine.filter((path) => start.includes(path))).toEqual([]);
  });
});
