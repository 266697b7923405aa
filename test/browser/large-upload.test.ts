import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VerificationStatus } from '../../src/model/ports.ts';
import { waitingPage } from '../../src/pages/waiting.tsx';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { axeViolations, launch, visitor } from './browser.ts';
import { upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

/** Above 1 MiB: the server puts it off. */
const LARGE = {
  name: 'grand.yaml',
  mimeType: 'application/yaml',
  text: `openapi: 3.1.0\ninfo:\n  title: Grand\n  version: 1.0.0\n  description: ${'x'.repeat(1_100_000)}\npaths: {}\n`,
};

describe.each([
  { name: 'with scripts', javaScriptEnabled: true, button: 'Vérifier sur le serveur' },
  { name: 'without scripts', javaScriptEnabled: false, button: 'Vérifier' },
])('a large document on the server, $name', ({ javaScriptEnabled, button }) => {
  it('leads to a page of its own, where the result appears', async () => {
    const { page, complaints } = await visitor(browser, { javaScriptEnabled });
    await page.goto(`${endpoint.url}/verifier`);
    await page.locator('input[type=file]').setInputFiles(upload(LARGE));
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('heading', { name: 'Résultat de la vérification' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/verifications\/[0-9a-f-]{36}$/);
    expect(await page.locator('.where').textContent()).toContain('effacés un jour après le dépôt');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

it('is waited for on a page without violation, which says how far it is', async () => {
  const { page, complaints } = await visitor(browser);
  const body = new FormData();
  body.append('fichiers', new Blob([LARGE.text]), LARGE.name);
  const redirect = await endpoint.get('/verifier', { method: 'POST', body, redirect: 'manual' });
  const path = redirect.headers.get('location') ?? '';
  let status: VerificationStatus | undefined = {
    state: 'waiting',
    progress: null,
    keep: null,
    expires: '2026-11-22T12:00:00.000Z',
  };
  // As slow as it takes to look at it; then what the server really says.
  await page.route(`**${path}`, async (route) => {
    if (status === undefined) return route.continue();
    const body = await waitingPage(path.slice('/verifications/'.length), status).text();
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await page.goto(endpoint.url + path);
  await page.getByRole('status').getByText('la vérification va commencer').waitFor();
  expect(await page.locator('time').textContent()).toBe('22 novembre 2026 à 13:00');
  expect(await axeViolations(page)).toEqual([]);
  const progress = { document: 2, documents: 3, phase: 'judging' } as const;
  status = { ...status, state: 'judging', progress };
  await page.getByRole('status').getByText('Document 2 sur 3').waitFor();
  status = undefined;
  await page.getByRole('heading', { name: 'Résultat de la vérification' }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
