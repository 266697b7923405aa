import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { REPORT_STYLE } from '../reports/view/style.ts';
import { RULESETS } from './generate-rulesets.ts';
import { rulesetHeaders } from './rulesets/publish.ts';

const PAGES = resolve(import.meta.dirname, '../pages');
const ASSETS = resolve(import.meta.dirname, '../../dist/assets');

/** In the order of the cascade. */
const SHEETS = ['layout', 'home', 'verifier', 'result', 'compare', 'catalogues', 'print'] as const;

/**
 * Headers of what is served as it is. A worker obeys the policy of its own script, not the page's:
 * this one may load itself and reach nothing, so that what it judges cannot leave the machine.
 */
const HEADERS = `/js/judge.js
  Content-Security-Policy: default-src 'none'; script-src 'self'
/js/chunks/*
  Cache-Control: public, max-age=31536000, immutable
/js/*
  X-Content-Type-Options: nosniff
`;

/** What Workers static assets serve as it is: the style sheet and the icon. */
export async function copyAssets(): Promise<void> {
  await mkdir(ASSETS, { recursive: true });
  const sheets = await Promise.all(
    SHEETS.map((name) => readFile(`${PAGES}/style/${name}.css`, 'utf8')),
  );
  await writeFile(`${ASSETS}/style.css`, [REPORT_STYLE, ...sheets].join('\n\n'));
  await writeFile(`${ASSETS}/_headers`, `${HEADERS}${await rulesetHeaders(RULESETS)}`);
  await copyFile(`${PAGES}/favicon.svg`, `${ASSETS}/favicon.svg`);
}
