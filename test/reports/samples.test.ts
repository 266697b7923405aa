import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { SAMPLES, sampleReports } from '../../src/build/samples.ts';
import { fileNameOf } from '../../src/reports/file-name.ts';
import { FORMATS } from '../../src/reports/index.ts';

/** Digests change with every line of the engine; what a sample shows does not. */
function withoutDigests(text: string): string {
  return text.replace(/\b[0-9a-f]{64}\b/g, '<SHA-256>');
}

it('are what `npm run samples` writes', async () => {
  for (const [name, text] of await sampleReports()) {
    const kept = readFileSync(resolve(SAMPLES, name), 'utf8');
    expect(withoutDigests(kept), `${name} is stale: npm run samples`).toBe(withoutDigests(text));
  }
});

it('are of every format, and of nothing else', () => {
  const names = FORMATS.map(({ id }) => fileNameOf(id));
  expect(readdirSync(SAMPLES).sort()).toEqual([...names, 'depot.yaml'].sort());
});

it('show a waiver in force, one that is asked for, one that expired, and a claim', async () => {
  const report = JSON.parse((await sampleReports()).get('rapport.json') ?? '');
  const [document] = report.documents;
  expect(document.waivers.map(({ state }: { state: string }) => state).sort()).toEqual([
    'applied',
    'expired',
    'requested',
  ]);
  const claimed = document.findings.filter(
    ({ equivalence }: { equivalence: unknown }) => equivalence !== null,
  );
  expect(claimed).toHaveLength(1);
});

it('name what a statement covers, also where it stands in the document', async () => {
  const report = JSON.parse((await sampleReports()).get('rapport.json') ?? '');
  const [{ waivers, findings }] = report.documents;
  expect(waivers.map(({ path }: { path: string }) => path)).toContain(
    '/paths/~1decheteries~1{id}~1affluence/get',
  );
  const paths = findings.flatMap(
    ({ equivalence }: { equivalence: { path: string } | null }) => equivalence?.path ?? [],
  );
  expect(paths).toEqual(['/paths']);
});
