import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { launch, visitor } from './browser.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

const shown = (page: Page) =>
  page
    .locator('.rule-list [data-rule]:visible')
    .evaluateAll<string[], HTMLElement>((rules) => rules.map(({ dataset }) => dataset.rule ?? ''));

it('finds rules as one types, counts them, and puts the search in the address', async () => {
  const { page, complaints } = await visitor(browser);
  await page.goto(`${endpoint.url}/regles`);
  const all = await shown(page);
  await page.getByLabel('Chercher une règle').pressSequentially('securite https');
  const found = await shown(page);
  expect(found).toContain('territoire-https-only');
  expect(found.length).toBeLessThan(all.length);
  expect(await page.getByRole('status').innerText()).toBe(
    `Règles affichées : ${found.length} sur ${all.length}.`,
  );
  expect(await page.getByRole('heading', { name: 'Pagination et volumes' }).isVisible()).toBe(
    false,
  );
  await page.getByRole('link', { name: 'English' }).click();
  expect(await shown(page)).toEqual(found);
  expect(await page.getByLabel('Search a rule').inputValue()).toBe('securite https');
  expect(complaints).toEqual([]);
  await page.context().close();
});

it('finds the same without scripts', async () => {
  const { page } = await visitor(browser, { javaScriptEnabled: false });
  await page.goto(`${endpoint.url}/regles`);
  await page.getByLabel('Chercher une règle').fill('RFC 9457');
  await page.getByLabel('Gravité').selectOption('warn');
  await page.getByRole('button', { name: 'Chercher' }).click();
  expect(await shown(page)).toContain('territoire-problem-json');
  expect(await shown(page)).not.toContain('territoire-https-only');
  expect(await page.getByLabel('Gravité').inputValue()).toBe('warn');
  await page.context().close();
});

it('says when nothing matches', async () => {
  const { page } = await visitor(browser);
  await page.goto(`${endpoint.url}/regles?q=zzzz`);
  expect(await page.getByRole('status').innerText()).toBe('Aucune règle ne correspond.');
  await page.getByLabel('Chercher une règle').fill('');
  expect((await shown(page)).length).toBeGreaterThan(1);
  await page.context().close();
});

it('copies a snippet that names the exact version', async () => {
  const { page } = await visitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(`${endpoint.url}/integrer`);
  await page.getByRole('button', { name: 'Copier GitHub Actions' }).click();
  await page.getByRole('button', { name: /^Copié/ }).waitFor();
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toMatch(
    /--ruleset https:\/\/[^\s]+\/rulesets\/territoire\/\d+\.\d+\.\d+\/ruleset\.yaml/,
  );
  await page.context().close();
});
