import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { REPORT_STYLE } from '../reports/view/style.ts';
import { RULESETS } from './generate-rulesets.ts';
import { rulesetHeaders } from './rulesets/publish.ts';

const REPORTS = resolve(import.meta.dirname, '../reports');
const PAGES = resolve(import.meta.dirname, '../pages');
const ASSETS = resolve(import.meta.dirname, '../../dist/assets');

/** In the order of the cascade. */
const SHEETS = [
  'layout',
  'home',
  'verifier',
  'result',
  'compare',
  'catalogues',
  'contract',
  'print',
] as const;

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
/schemas/*
  Content-Type: application/schema+json
  Access-Control-Allow-Origin: *
`;

/** What Workers static assets serve as it is: the style sheet, the icon, the schema of reports. */
export async function copyAssets(): Promise<void> {
  await mkdir(ASSETS, { recursive: true });
  const sheets = await Promise.all(
    SHEETS.map((name) => readFile(`${PAGES}/style/${name}.css`, 'utf8')),
  );
  await writeFile(`${ASSETS}/style.css`, [REPORT_STYLE, ...sheets].join('\n\n'));
  await writeFile(`${ASSETS}/_headers`, `${HEADERS}${await rulesetHeaders(RULESETS)}`);
  await copyFile(`${PAGES}/favicon.svg`, `${ASSETS}/favicon.svg`);
  await mkdir(`${ASSETS}/schemas/report`, { recursive: true });
  // Under its `$id`, which reports carry, and under the name that editors know a schema by.
  for (const name of ['1', '1.json']) {
    await copyFile(`${REPORTS}/report.schema.json`, `${ASSETS}/schemas/report/${name}`);
  }
}
