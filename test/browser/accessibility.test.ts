import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { axeViolations, keep, launch, overflowOf, visitor } from './browser.ts';
import { BROKEN, CORRECTED, DEPOSIT, FAULTY, HOSTILE_SPEC, upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}

const SCREENS: readonly Screen[] = [
  { name: 'accueil', path: '/' },
  { name: 'verifier', path: '/verifier' },
  { name: 'verifier-refus', path: '/verifier', act: verify },
  {
    name: 'resultat',
    path: '/verifier',
    act: async (page) => {
      const files = [FAULTY, HOSTILE_SPEC, BROKEN].map(upload);
      await page.locator('input[type=file]').setInputFiles(files);
      await verify(page);
      await unfold(page);
    },
  },
  {
    name: 'resultat-operation',
    path: '/verifier',
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles(upload(DEPOSIT));
      await verify(page);
      await page.getByRole('radio', { name: 'Par opération' }).check();
    },
  },
  {
    name: 'resultat-acheteur',
    path: '/en/verifier',
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles(upload(DEPOSIT));
      await verify(page);
      await page.getByRole('radio', { name: 'Analyse (buyer)' }).check();
    },
  },
  { name: 'verifier-en', path: '/en/verifier' },
  { name: 'comparer', path: '/comparer' },
  { name: 'comparaison', path: '/comparer', act: compare },
  { name: 'comparaison-en', path: '/en/comparer', act: compare },
  { name: 'integrer', path: '/integrer' },
  { name: 'integrer-en', path: '/en/integrer' },
  { name: 'regles', path: '/regles' },
  { name: 'regles-en', path: '/en/regles?gravite=error' },
  { name: 'regle-en', path: '/en/regles/territoire-https-only' },
  { name: 'regle', path: '/regles/territoire-https-only' },
  { name: 'contrats', path: '/contrats' },
  { name: 'contrat', path: '/contrats/velos/v3' },
  { name: 'contrat-deplie', path: '/contrats/velos/v3', act: unfold },
  // As many as there are, whatever their documents hold.
  ...contracts
    .filter(({ id }) => id !== 'velos')
    .map(({ id, major }) => ({
      name: `contrat-${id}`,
      path: `/contrats/${id}/v${major}`,
      act: unfold,
    })),
  { name: 'couverture', path: '/territoires/33063/velos/v3/couverture' },
  { name: 'problemes', path: '/problemes' },
  { name: 'probleme', path: '/problemes/editeur-trop-lent' },
  { name: 'introuvable', path: '/nulle-part' },
];

/** What is folded is judged as well. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
}

async function compare(page: Page): Promise<void> {
  await page.locator('#champ-avant').setInputFiles(upload(DEPOSIT));
  await page.locator('#champ-apres').setInputFiles(upload(CORRECTED));
  await page.locator('form.comparer button[type=submit]').first().click();
  await page.locator('.comparison').waitFor();
  await unfold(page);
}

async function verify(page: Page): Promise<void> {
  await page.locator('form.verifier button[type=submit]').first().click();
  await page.locator('.error-summary, .report').waitFor();
}

/** Screens kept in docs/samples/. */
const SAMPLED = {
  light: ['accueil', 'couverture', 'regle', 'contrat', 'regles', 'comparaison', 'integrer'],
  dark: ['accueil', 'resultat-operation', 'comparaison'],
};

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each(SCREENS)('$name has no violation and no complaint', async ({ name, path, act }) => {
    const viewport = { width: 1280, height: 900 };
    const { page, complaints } = await visitor(browser, { colorScheme, viewport });
    await page.goto(endpoint.url + path);
    await act?.(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    if (SAMPLED[colorScheme].includes(name)) await keep(page, `${name}-${colorScheme}`);
    await page.context().close();
  });
});

describe('320 pixels wide', () => {
  it.each(SCREENS)('$name does not scroll sideways', async ({ name, path, act }) => {
    const { page } = await visitor(browser, { viewport: { width: 320, height: 640 } });
    await page.goto(endpoint.url + path);
    await act?.(page);
    expect(await overflowOf(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    if (name === 'verifier') await keep(page, 'verifier-320');
    await page.context().close();
  });
});

it.each(
  SCREENS.filter(({ name }) =>
    [
      'verifier',
      'resultat-operation',
      'comparaison',
      'integrer',
      'regles',
      'contrat',
      'regle-en',
    ].includes(name),
  ),
)('$name keeps its words when text alone is twice as large', async ({ path, act }) => {
  const { page } = await visitor(browser, { viewport: { width: 1280, height: 900 } });
  await page.goto(endpoint.url + path);
  await act?.(page);
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  expect(await overflowOf(page)).toBe(0);
  await page.context().close();
});

it('leads nowhere that does not exist', async () => {
  const { page } = await visitor(browser);
  const seen = new Set<string>();
  const broken: string[] = [];
  for (const { path } of SCREENS) {
    await page.goto(endpoint.url + path);
    const links = await page.evaluate<string[]>(
      "[...document.querySelectorAll('a[href], link[href], script[src]')].map((e) => e.href ?? e.src)",
    );
    for (const link of links) {
      const url = link.split('#')[0] ?? '';
      if (!url.startsWith(endpoint.url) || seen.has(url)) continue;
      seen.add(url);
      const { status } = await fetch(url);
      // Data itself depends on vendors, who are not what is judged here.
      if (status >= 400 && !(url.includes('/territoires/') && status >= 500)) {
        broken.push(`${path} → ${url}: ${status}`);
      }
    }
  }
  expect(broken.filter((line) => !line.includes('/nulle-part:'))).toEqual([]);
  await page.context().close();
});
