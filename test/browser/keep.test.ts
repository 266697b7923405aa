import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { axeViolations, keep, launch, overflowOf, visitor } from './browser.ts';
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

/** A result judged in the browser; `sent` collects what leaves the machine with a body. */
async function result(path = '/verifier') {
  const someone = await visitor(browser, { viewport: { width: 1280, height: 900 } });
  const sent: Request[] = [];
  someone.page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request);
  });
  await someone.page.goto(endpoint.url + path);
  await someone.page.locator('[data-server]:visible').waitFor();
  await someone.page.locator('input[type=file]').setInputFiles(upload(DEPOSIT));
  await someone.page.locator('form.verifier button[type=submit]').first().click();
  await someone.page.locator('.report').waitFor();
  return { ...someone, sent };
}

const digestOf = (page: Page) => page.locator('.proof code').first().innerText();

describe('a report judged in the browser', () => {
  it('is kept when asked, under a link that leads to the same report until it is erased', async () => {
    const { page, sent, complaints } = await result();
    const digest = await digestOf(page);
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Garder ce rapport 30 jours (lien privé)' }).click();
    await page.getByRole('heading', { name: 'Rapport gardé' }).waitFor();
    expect(sent).toHaveLength(1);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H3');
    expect(await page.locator('[data-expiry]').innerText()).toMatch(/^Effacé le .+ 20\d\d\.$/);
    expect(await page.getByLabel('Jeton d’effacement', { exact: true }).inputValue()).toMatch(
      /^.{16,}$/,
    );
    expect(await axeViolations(page)).toEqual([]);
    const link = await page.getByLabel('Lien du rapport', { exact: true }).inputValue();
    const reader = await visitor(browser);
    await reader.page.goto(link);
    expect(await digestOf(reader.page)).toBe(digest);
    await reader.page.getByText('Rapport privé').waitFor();
    expect(await axeViolations(reader.page)).toEqual([]);
    await page.getByRole('button', { name: 'Effacer maintenant' }).click();
    await page.getByText('le lien ne mène plus à rien').waitFor();
    const gone = await reader.page.goto(link);
    expect(gone?.status()).toBe(404);
    expect(complaints).toEqual([]);
    await reader.page.context().close();
    await page.context().close();
  });

  it('is published with consent alone, and then has a badge', async () => {
    const { page, sent } = await result();
    await page.getByRole('button', { name: 'Publier ce rapport' }).click();
    expect(sent).toEqual([]);
    await page.getByRole('checkbox', { name: /rendre ces documents publics/ }).check();
    await page.getByRole('button', { name: 'Publier ce rapport' }).click();
    await page.getByRole('heading', { name: 'Rapport publié' }).waitFor();
    await page.getByRole('link', { name: 'Ouvrir le rapport' }).click();
    const badge = page.locator('.badge img');
    await badge.waitFor();
    const width = await page.evaluate(
      "((image) => image.decode().then(() => image.naturalWidth))(document.querySelector('.badge img'))",
    );
    expect(width).toBeGreaterThan(0);
    expect(await page.locator('.badge pre').first().innerText()).toContain('badge.svg');
    expect(await axeViolations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflowOf(page)).toBe(0);
    await page.context().close();
  });

  it('stays where it is when the server is out of reach, and says so', async () => {
    const { page } = await result();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: /^Garder ce rapport/ }).click();
    await page.getByText('Le rapport n’a pas pu être gardé').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /^Garder ce rapport/ }).click();
    await page.getByRole('heading', { name: 'Rapport gardé' }).waitFor();
    await page.context().close();
  });

  it('is kept in English too', async () => {
    const { page } = await result('/en/verifier');
    await page.getByRole('button', { name: 'Keep this report for 30 days (private link)' }).click();
    await page.getByRole('heading', { name: 'Report kept' }).waitFor();
    await page.getByRole('link', { name: 'Open the report' }).click();
    await page.getByText('Private report').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/en\/verifications\//);
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByText('Rapport privé').waitFor();
    await page.context().close();
  });
});

describe('without scripts', () => {
  it('a report is kept from the form, and erased with the code that its page shows once', async () => {
    const { page } = await visitor(browser, { javaScriptEnabled: false });
    await page.goto(`${endpoint.url}/verifier`);
    await page.locator('input[type=file]').setInputFiles(upload(DEPOSIT));
    await page.getByText('Obtenir directement un fichier').click();
    await page.getByRole('button', { name: 'Vérifier et garder 30 jours' }).click();
    await page.getByText('Rapport privé').waitFor();
    const address = page.url();
    await page.getByRole('button', { name: 'Effacer le rapport et les documents' }).click();
    await page.getByRole('heading', { name: 'Vérification effacée' }).waitFor();
    expect((await page.goto(address))?.status()).toBe(404);
    await page.context().close();
  });
});

it('looks like its sample', async () => {
  const { page } = await result();
  await page.getByRole('button', { name: /^Garder ce rapport/ }).click();
  await page.getByRole('link', { name: 'Ouvrir le rapport' }).click();
  await page.locator('.explorer').waitFor();
  await keep(page, 'rapport-garde');
  await page.context().close();
});
