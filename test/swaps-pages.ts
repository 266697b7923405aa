/** `npm run swaps`: the swaps that the project shows, proved in the built bundle, one page each. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SwapReport } from '../src/model/swap.ts';
import { swapMarkdown } from '../src/swap/markdown.ts';
import { VERDICTS } from '../src/swap/words.ts';
import { startEndpoint } from './blackbox/endpoint.ts';
import { REFUSED, SWAPS } from './swaps.ts';

const PAGES = join(import.meta.dirname, '../docs/swaps');

const endpoint = await startEndpoint();
try {
  mkdirSync(PAGES, { recursive: true });
  for (const { name, contract, from, to, exchanges } of [...SWAPS, REFUSED]) {
    const asked = { territory: '33063', contract, from, to, exchanges };
    const answer = await endpoint.administer('POST', '/api/administration/bascules', asked);
    if (!answer.ok) throw new Error(await answer.text());
    const report = (await answer.json()) as SwapReport;
    const [title, ...rest] = swapMarkdown(report).split('\n');
    const note = '\nPage écrite par `npm run swaps` ; ne pas la modifier à la main.';
    writeFileSync(join(PAGES, `${name}.md`), [title, note, ...rest].join('\n'));
    console.log(`docs/swaps/${name}.md : ${VERDICTS[report.findings.verdict]}`);
  }
} finally {
  await endpoint.close();
}
