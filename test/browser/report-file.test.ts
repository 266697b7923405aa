import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import type { Language } from '../../src/model/rule.ts';
import { html } from '../../src/reports/html.tsx';
import { junit } from '../../src/reports/junit.ts';
import { CLEAN_REPORT, CONFORMING_REPORT, REPORT, SOURCES } from '../reports/fixture.ts';
import { axeViolations, keep, launch, overflowOf, visitor } from './browser.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'prise-report-'));
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileOf(name: string, report: Report, language: Language = 'fr'): Promise<string> {
  const path = join(folder, `${name}.html`);
  await writeFile(path, html.render(report, { sources: SOURCES, language }));
  return pathToFileURL(path).href;
}

it.each([
  { name: 'failing', report: CLEAN_REPORT },
  { name: 'conforming', report: CONFORMING_REPORT },
  { name: 'hostile', report: REPORT },
  { name: 'english', report: CLEAN_REPORT, language: 'en' as const },
])(
  'opens from disk without violation, request or complaint: $name',
  async ({ name, report, language }) => {
    const url = await fileOf(name, report, language);
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await visitor(browser, { colorScheme });
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(url);
      expect(requests).toEqual([url]);
      await page.evaluate(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })",
      );
      expect(await axeViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  },
);

it('fits a telephone', async () => {
  const { page } = await visitor(browser, { viewport: { width: 320, height: 640 } });
  await page.goto(await fileOf('narrow', REPORT));
  expect(await overflowOf(page)).toBe(0);
  await page.context().close();
});

it('leaves room on paper, and there only, to decide of an equivalence by hand', async () => {
  const { page } = await visitor(browser, { viewport: { width: 794, height: 1123 } });
  await page.goto(await fileOf('by-hand', CLEAN_REPORT));
  const slots =
    "[...document.querySelectorAll('.by-hand')].map((e) => e.getBoundingClientRect().height > 20)";
  const undecided = await page.evaluate<boolean[]>(slots);
  expect(undecided).toHaveLength(5);
  expect(new Set(undecided)).toEqual(new Set([false]));
  await page.emulateMedia({ media: 'print' });
  expect(new Set(await page.evaluate<boolean[]>(slots))).toEqual(new Set([true]));
  await page.context().close();
});

it('writes JUnit that a real parser of XML reads, whatever a stranger wrote', async () => {
  const { page } = await visitor(browser);
  const xml = junit.render(REPORT, { sources: SOURCES });
  const read = await page.evaluate<{ errors: number; cases: number }>(`(() => {
    const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
    return {
      errors: parsed.querySelectorAll('parsererror').length,
      cases: parsed.querySelectorAll('testsuites > testsuite > testcase').length,
    };
  })()`);
  const cases = REPORT.documents.flatMap(({ obstacles, outcomes }) => [...obstacles, ...outcomes]);
  expect(read).toEqual({ errors: 0, cases: cases.length });
  await page.context().close();
});

it('prints on A4 with what is folded on screen', async () => {
  const { page } = await visitor(browser, { viewport: { width: 794, height: 1123 } });
  await page.goto(await fileOf('printed', CLEAN_REPORT));
  await page.emulateMedia({ media: 'print' });
  const heights = await page.evaluate<number[]>(
    "[...document.querySelectorAll('details:not([open]) .finding-message')].map((e) => e.getBoundingClientRect().height)",
  );
  expect(heights).toHaveLength(2);
  expect(Math.min(...heights)).toBeGreaterThan(0);
  expect(await overflowOf(page)).toBe(0);
  await keep(page, 'rapport-imprime');
  await page.context().close();
});
