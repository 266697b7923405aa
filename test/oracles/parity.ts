/**
 * `npm run parity`: our findings against stock Spectral's on every document of the corpus, whatever
 * its size. Writes docs/parity.md; exits with 1 when one finding is missing, extra or misplaced.
 */
import { statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import process from 'node:process';
import { corpusDocuments, hasShared } from '../corpus.ts';
import { type Comparison, compareWithStock, KNOWN_DIFFERENCES } from './compare.ts';
import { askStockSpectral } from './stock.ts';

/** Documents handed to one process of stock Spectral, which keeps what it has read. */
const BATCH = 24;

if (!hasShared) {
  console.error('../shared is absent: there is no corpus to compare on');
  process.exit(2);
}

const files = corpusDocuments();
const comparisons: Comparison[] = [];
const crashes: { file: string; crash: string }[] = [];
for (let start = 0; start < files.length; start += BATCH) {
  for (const answer of await askStockSpectral(files.slice(start, start + BATCH))) {
    if ('crash' in answer) crashes.push(answer);
    else comparisons.push(await compareWithStock(answer));
  }
  console.error(`${Math.min(start + BATCH, files.length)} of ${files.length}`);
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
const missing = sum(comparisons.map((each) => each.missing.length));
const extra = sum(comparisons.map((each) => each.extra.length));
const disordered = comparisons.filter((each) => !each.sameOrder).length;

function row(label: string, of: readonly Comparison[]): string {
  return `| ${[
    label,
    of.length,
    sum(of.map((each) => each.findings)),
    sum(of.map((each) => each.missing.length)),
    sum(of.map((each) => each.extra.length)),
    of.filter((each) => !each.sameOrder).length,
  ].join(' | ')} |`;
}

const KILOBYTE = 1024;
const bytesOf = new Map(files.map((file) => [basename(file), statSync(file).size]));
const between = (low: number, high: number) =>
  comparisons.filter(({ file }) => {
    const bytes = bytesOf.get(file) ?? 0;
    return bytes >= low * KILOBYTE && bytes < high * KILOBYTE;
  });

const report = `# Parity with stock Spectral

Remade by \`npm run parity\` (about ten minutes: stock Spectral takes most of them). Every document of the corpus, linted with \`spectral:oas\` by @stoplight/spectral-core of the pinned version in a process of its own and by our engine; compared: code, path, message, severity, range, source, and the order of the whole list.

| documents | count | findings | missing | extra | in another order |
| --- | ---: | ---: | ---: | ---: | ---: |
${row('below 20 kB', between(0, 20))}
${row('20 kB to 200 kB', between(20, 200))}
${row('200 kB to 1 MB', between(200, 1024))}
${row('above 1 MB', between(1024, Number.POSITIVE_INFINITY))}
${row('all', comparisons)}

Stock Spectral gave up on ${crashes.length} more: ${crashes.map(({ file, crash }) => `\`${basename(file)}\` (${crash})`).join(', ') || 'none'}.

## Known differences

Left out of the counts above, each met by the number of documents given; one that no document meets any more fails the tests.

| difference | documents | reason |
| --- | ---: | --- |
${KNOWN_DIFFERENCES.map(({ id, reason }) => `| ${id} | ${comparisons.filter((each) => each.known.includes(id)).length} | ${reason} |`).join('\n')}
`;
writeFileSync(resolve(import.meta.dirname, '../../docs/parity.md'), report);
console.log(report);
process.exitCode = missing + extra + disordered === 0 ? 0 : 1;
