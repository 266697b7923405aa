import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { launch, visitor } from './browser.ts';
import { DEPOSIT, upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

/** The result of the sample deposit, judged in the browser, or on the server without scripts. */
async function result(javaScriptEnabled = true): Promise<Page> {
  const { page } = await visitor(browser, { javaScriptEnabled });
  await page.goto(`${endpoint.url}/verifier`);
  await page.locator('input[type=file]').setInputFiles(upload(DEPOSIT));
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.locator('.report').waitFor();
  return page;
}

const choose = (page: Page, name: string) => page.getByRole('radio', { name }).check();
const visible = (page: Page, selector: string) => page.locator(`${selector}:visible`).count();
const said = (page: Page) => page.locator('[data-explorer] [role=status]').innerText();

describe.each([
  { name: 'with scripts', scripts: true },
  { name: 'without scripts', scripts: false },
])('groupings $name', ({ scripts }) => {
  it('show every finding by rule, by operation and by file', async () => {
    const page = await result(scripts);
    const total = await page.locator('.corrections .findings > li').count();
    expect(total).toBeGreaterThan(3);
    expect(await visible(page, '.corrections')).toBe(1);
    await choose(page, 'Par opération');
    expect(await visible(page, '.corrections')).toBe(0);
    expect(await page.locator('.by-operation .findings > li').count()).toBe(total);
    const groups = page.locator('.by-operation .group-title');
    expect(await groups.first().innerText()).toContain('Le document');
    expect(await groups.allInnerTexts()).toContain('GET /decheteries');
    await choose(page, 'Par fichier');
    expect(await page.locator('.by-fichier .group-title').allInnerTexts()).toEqual([DEPOSIT.name]);
    expect(await visible(page, '.by-operation')).toBe(0);
    await page.context().close();
  });

  it('give way to the analysis that the buyer reads, and links lead into either', async () => {
    const page = await result(scripts);
    expect(await visible(page, '.analysis')).toBe(0);
    await choose(page, 'Analyser (acheteur)');
    expect(await visible(page, '.analysis')).toBe(1);
    expect(await visible(page, '.corrections')).toBe(0);
    await page.getByRole('link', { name: 'Constats et corrections' }).click();
    expect(await visible(page, '.corrections')).toBe(1);
    await page.context().close();
  });

  it('are chosen with the keyboard', async () => {
    const page = await result(scripts);
    await page.locator('input[name=par]:checked').focus();
    await page.keyboard.press('ArrowRight');
    expect(await visible(page, '.by-operation')).toBe(1);
    await page.keyboard.press('ArrowRight');
    expect(await visible(page, '.by-fichier')).toBe(1);
    await page.context().close();
  });
});

describe('filters', () => {
  it('hide by severity, count what is left and say so', async () => {
    const page = await result();
    const warnings = page.locator('.corrections details[data-severity=warn]');
    expect(await warnings.first().isVisible()).toBe(true);
    const before = await said(page);
    await page.getByRole('checkbox', { name: 'Avertissements' }).uncheck();
    expect(await warnings.first().isVisible()).toBe(false);
    const errors = page.locator('.corrections details[data-severity=error]');
    expect(await errors.first().isVisible()).toBe(true);
    const findings = await page
      .locator('.corrections details:not([data-severity=warn]) .findings > li')
      .count();
    expect(await said(page)).toMatch(new RegExp(`^Constats affichés : ${findings} sur`));
    await page.getByRole('button', { name: 'Tout afficher' }).click();
    expect(await said(page)).toBe(before);
    await page.context().close();
  });

  it('find a word whatever its case and accents, in every grouping', async () => {
    const page = await result();
    const all = await page.locator('.corrections .findings > li').count();
    await page.getByLabel('Chercher un mot').fill('N’EST PAS CHIFFREE');
    const groups = page.locator('.corrections .group:visible');
    expect(await groups.count()).toBeGreaterThan(0);
    for (const group of await groups.all()) {
      expect((await group.innerText()).toLowerCase()).toContain('n’est pas chiffrée');
    }
    const found = await visible(page, '.corrections .findings > li');
    expect(found).toBeLessThan(all);
    await choose(page, 'Par opération');
    expect(await page.locator('.by-operation .group:not([hidden])').count()).toBeGreaterThan(0);
    expect(await said(page)).toMatch(new RegExp(`^Constats affichés : ${found} sur ${all}`));
    await page.context().close();
  });

  it('keep rules by what became of them and by family', async () => {
    const page = await result();
    await page.getByLabel('Résultat de la règle').selectOption({ label: 'dérogation' });
    const rows = page.locator('tr[data-rule]:visible');
    expect(await rows.count()).toBeGreaterThan(0);
    for (const row of await rows.all()) {
      expect(await row.getAttribute('data-outcome')).toBe('waived');
    }
    await page.getByLabel('Résultat de la règle').selectOption('');
    await page.getByLabel('Famille').selectOption({ label: 'Sécurité' });
    const shown = await page
      .locator('.corrections .group:visible')
      .evaluateAll<string[], HTMLElement>((groups) =>
        groups.map(({ dataset }) => dataset.rule ?? ''),
      );
    expect(shown).toContain('territoire-https-only');
    expect(shown).not.toContain('territoire-license');
    await page.context().close();
  });

  it('stand in the address, which a kept report obeys', async () => {
    const page = await result();
    await choose(page, 'Par opération');
    for (const box of await page.locator('input[name=gravite]:not([value=error])').all()) {
      await box.uncheck();
    }
    await page.getByLabel('Chercher un mot').fill('https');
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({
      par: 'operation',
      gravite: 'error',
      q: 'https',
    });
    const kept = await endpoint.get('/api/verifications?keep=private', {
      method: 'POST',
      body: DEPOSIT.text,
      headers: { 'content-type': 'application/yaml' },
    });
    const address = kept.headers.get('location')?.replace('/api', '') ?? '';
    await page.goto(`${endpoint.url}${address}?${searchParams}`);
    expect(await page.getByLabel('Chercher un mot').inputValue()).toBe('https');
    expect(await page.getByRole('checkbox', { name: 'Avertissements' }).isChecked()).toBe(false);
    expect(await visible(page, '.by-operation')).toBe(1);
    await page.context().close();
  });
});
