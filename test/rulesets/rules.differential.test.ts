import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';
import {
  ofRules,
  ours,
  PAIRS,
  ROOT,
  RULESET,
  run,
  SEVERITIES,
  type StockFinding,
  stock,
} from './stock.ts';

/** Small enough for stock Spectral to judge them all in seconds. */
const MAX_BYTES = 40_000;

/** Asked once: stock Spectral is slow to start. */
const onPairs = stock(RULESET, PAIRS);

describe('stock Spectral', () => {
  it('runs the ruleset by its command line, unchanged', async () => {
    const cli = `${ROOT}/node_modules/@stoplight/spectral-cli/dist/index.js`;
    const args = ['lint', '--quiet', '--format', 'json', '--ruleset', RULESET, ...PAIRS];
    const findings = JSON.parse(await run([cli, ...args])) as (StockFinding & { source: string })[];
    for (const { id, severity } of territoire.rules) {
      const folder = `${ROOT}/rulesets/rules/${id}`;
      const of = (name: string) => findings.filter(({ source }) => source === `${folder}/${name}`);
      expect(of('good.yaml')).toEqual([]);
      const seen = of('bad.yaml').map((found) => `${found.code} ${SEVERITIES[found.severity]}`);
      expect([...new Set(seen)]).toEqual([`${id} ${severity}`]);
    }
  });

  it('finds the same with the published form, extended by URL', async () => {
    const folder = `${ROOT}/dist/assets`;
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(`${folder}${new URL(request.url ?? '', 'http://x').pathname}`));
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      const { port } = server.address() as AddressInfo;
      const published = await stock(`http://127.0.0.1:${port}${territoire.path}`, PAIRS);
      expect(published).toEqual(await onPairs);
      expect(Object.values(published).flat().length).toBeGreaterThanOrEqual(
        territoire.rules.length,
      );
    } finally {
      server.close();
    }
  });

  it('finds what we find, to the order, on our good and bad documents', async () => {
    const answers = await onPairs;
    for (const file of PAIRS) expect(await ours(file)).toEqual(ofRules(answers[file] ?? []));
  });

  it.skipIf(!hasShared)(
    `finds what we find on the corpus below 40 kB${needsShared}`,
    async () => {
      const files = corpusDocuments(MAX_BYTES);
      const answers = await stock(RULESET, files);
      const different: string[] = [];
      let findings = 0;
      for (const file of files) {
        const theirs = ofRules(answers[file] ?? []);
        findings += theirs.length;
        if (JSON.stringify(await ours(file)) !== JSON.stringify(theirs))
          different.push(basename(file));
      }
      expect(different).toEqual([]);
      expect(findings).toBeGreaterThan(1_000);
    },
    120_000,
  );
});
