import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { launch, visitor } from './browser.ts';
import { BROKEN, CORRECTED, DEPOSIT, type Sample, upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

async function compare(page: Page, before: Sample, after: Sample): Promise<void> {
  await page.getByLabel('Avant').first().setInputFiles(upload(before));
  await page.getByLabel('Après').first().setInputFiles(upload(after));
  await page.getByRole('button', { name: 'Comparer', exact: true }).first().click();
  await page.locator('.comparison').waitFor();
}

const rule = (page: Page, id: string) =>
  page.locator('.comparison details', { has: page.locator(`code:text-is("${id}")`) });

describe.each([
  { name: 'in the browser', javaScriptEnabled: true, where: 'n’ont pas quitté votre ordinateur' },
  { name: 'on the server', javaScriptEnabled: false, where: 'Comparé sur le serveur' },
])('two versions $name', ({ javaScriptEnabled, where }) => {
  it('show what is fixed, what is new and what remains', async () => {
    const { page, complaints } = await visitor(browser, { javaScriptEnabled });
    const sent: Request[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request);
    });
    await page.goto(`${endpoint.url}/comparer`);
    if (javaScriptEnabled) await page.getByText('ils ne quittent pas votre ordinateur').waitFor();
    await compare(page, DEPOSIT, CORRECTED);
    expect(await page.locator('.where').innerText()).toContain(where);
    expect(sent).toHaveLength(javaScriptEnabled ? 0 : 1);
    expect(await rule(page, 'territoire-https-only').locator('summary').innerText()).toContain(
      'corrigé',
    );
    expect(await rule(page, 'territoire-operation-id').locator('summary').innerText()).toContain(
      'nouveau',
    );
    expect(await rule(page, 'territoire-export').locator('summary').innerText()).toContain(
      'encore là',
    );
    const security = page.getByRole('row', { name: /^Sécurité/ });
    expect(await security.locator('td').last().innerText()).toMatch(/^\+\d/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('show a verdict that gets worse', async () => {
    const { page } = await visitor(browser, { javaScriptEnabled });
    await page.goto(`${endpoint.url}/comparer`);
    await compare(page, DEPOSIT, BROKEN);
    await page.getByText('Le verdict se dégrade.').waitFor();
    expect(await page.locator('.passage .verdict-word').allInnerTexts()).toEqual([
      'Non conforme',
      'Non évaluable',
    ]);
    await page.context().close();
  });
});

it('needs both sides', async () => {
  const { page } = await visitor(browser);
  await page.goto(`${endpoint.url}/comparer`);
  await page.getByLabel('Avant').first().setInputFiles(upload(DEPOSIT));
  await page.getByRole('button', { name: 'Comparer', exact: true }).first().click();
  expect(await page.evaluate('document.activeElement.id')).toBe('champ-apres');
  await page.context().close();
});

it('compares two kept reports by their addresses', async () => {
  const [before, after] = await Promise.all(
    [DEPOSIT, CORRECTED].map(async ({ text, mimeType }) => {
      const answer = await endpoint.get('/api/verifications?keep=private', {
        method: 'POST',
        body: text,
        headers: { 'content-type': mimeType },
      });
      return (answer.headers.get('location') ?? '').replace('/api', '');
    }),
  );
  const { page } = await visitor(browser);
  await page.goto(endpoint.url + before);
  await page.getByRole('link', { name: 'Comparer avec un autre rapport' }).click();
  await page.getByLabel('Après').last().fill(`${endpoint.url}${after}?par=operation`);
  await page.getByRole('button', { name: 'Comparer', exact: true }).last().click();
  await page.locator('.comparison').waitFor();
  expect(await rule(page, 'territoire-https-only').locator('summary').innerText()).toContain(
    'corrigé',
  );
  await page.goto(`${endpoint.url}/comparer?avant=inconnu&apres=inconnu`);
  await page.getByRole('alert').waitFor();
  await page.context().close();
});
