import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContextOptions,
  chromium as engine,
  type Page,
} from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=fr',
];

/** A real Chromium, out of npm alone. */
export async function launch(): Promise<Browser> {
  return engine.launch({ executablePath: await chromium.executablePath(), args: FLAGS });
}

export interface Visitor {
  readonly page: Page;
  /** What the browser complained about: script errors, and whatever the CSP refused. */
  readonly complaints: string[];
}

export async function visitor(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A page that answers 4xx on purpose is told to the console too.
    if (message.type() !== 'error' || message.text().includes('status of 4')) return;
    complaints.push(message.text());
  });
  return { page, complaints };
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** All rules of axe, best practices included; each violation as a line to read. */
export async function axeViolations(page: Page): Promise<string[]> {
  // As an expression, which the debugger evaluates: the page's CSP would refuse a script element.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResult>('axe.run(document)');
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}

/** By how much the page is wider than the window; more than 0 makes it scroll sideways. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

const SAMPLES = resolve(import.meta.dirname, '../../docs/samples');

/** A sample shows what a page looks like, not all that it says; long ones weigh megabytes. */
const SAMPLE_HEIGHT_MAX = 1800;

/** With SCREENSHOTS=1, keeps what the page looks like in docs/samples/. */
export async function keep(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  await mkdir(SAMPLES, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight');
  const clip = { x: 0, y: 0, width, height: Math.min(whole, SAMPLE_HEIGHT_MAX) };
  await page.screenshot({ path: `${SAMPLES}/${name}.png`, fullPage: true, clip });
}

/** The same, of one part of the page. */
export async function keepElement(page: Page, selector: string, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  await mkdir(SAMPLES, { recursive: true });
  await page
    .locator(selector)
    .first()
    .screenshot({ path: `${SAMPLES}/${name}.png` });
}
