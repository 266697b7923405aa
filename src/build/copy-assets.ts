import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { REPORT_STYLE } from '../reports/view/style.ts';

const PAGES = resolve(import.meta.dirname, '../pages');
const ASSETS = resolve(import.meta.dirname, '../../dist/assets');

/** In the order of the cascade. */
const SHEETS = ['layout', 'home', 'verifier', 'catalogues', 'print'] as const;

/** What Workers static assets serve as it is: the style sheet and the icon. */
export async function copyAssets(): Promise<void> {
  await mkdir(ASSETS, { recursive: true });
  const sheets = await Promise.all(
    SHEETS.map((name) => readFile(`${PAGES}/style/${name}.css`, 'utf8')),
  );
  await writeFile(`${ASSETS}/style.css`, [REPORT_STYLE, ...sheets].join('\n\n'));
  await copyFile(`${PAGES}/favicon.svg`, `${ASSETS}/favicon.svg`);
}
