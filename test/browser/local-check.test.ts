import { readFile } from 'node:fs/promises';
import type { Browser, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { axeViolations, launch, visitor } from './browser.ts';
import { BROKEN, FAULTY, HOSTILE_SPEC, upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

const PROMISE = 'il ne quitte pas votre ordinateur';
const KEPT = 'Vérifié dans votre navigateur\u00a0: le document n’a pas quitté votre ordinateur.';
const SENT = 'Vérifié sur le serveur\u00a0: le document a été jugé en mémoire, puis oublié.';

/** The form, once the engine is loaded; `sent` collects what leaves the machine with a body. */
async function open(javaScriptEnabled = true) {
  const someone = await visitor(browser, { javaScriptEnabled });
  const sent: Request[] = [];
  someone.page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request);
  });
  await someone.page.goto(`${endpoint.url}/verifier`);
  if (javaScriptEnabled) await someone.page.getByText(PROMISE).waitFor();
  return { ...someone, sent };
}

async function verify(page: Page, name = 'Vérifier'): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.locator('.report').waitFor();
}

const proof = (page: Page) => page.locator('.proof code').allInnerTexts();

describe('the check in the browser', () => {
  it('is the default, sends nothing, says so, and takes the reader to the result', async () => {
    const { page, complaints, sent } = await open();
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await verify(page);
    expect(await page.locator('.where').textContent()).toBe(KEPT);
    expect(await page.title()).toBe('Non conforme\u00a0: résultat – Prise numérique');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    expect(await axeViolations(page)).toEqual([]);
    expect(sent).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what the server shows, digests included, which judges on demand', async () => {
    const { page, sent } = await open();
    const files = [FAULTY, HOSTILE_SPEC, BROKEN].map(upload);
    await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(files);
    await verify(page);
    const here = { proof: await proof(page), html: await page.locator('.report').innerHTML() };
    await page.goBack();
    await verify(page, 'Vérifier sur le serveur');
    expect(await page.locator('.where').textContent()).toBe(SENT);
    expect(await proof(page)).toEqual(here.proof);
    // Scripts add buttons and filters to both alike.
    expect(await page.locator('.report').innerHTML()).toBe(here.html);
    expect(sent).toHaveLength(1);
    await page.context().close();
  });

  it('keeps form and result in the history', async () => {
    const { page } = await open();
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await verify(page);
    await page.goBack();
    expect(await page.getByLabel('Ou collez le document').inputValue()).toBe(FAULTY.text);
    expect(await page.title()).toBe('Vérifier un document OpenAPI – Prise numérique');
    await page.goForward();
    expect(await page.locator('#verdict .verdict-word').textContent()).toBe('Non conforme');
    await page.getByRole('link', { name: 'Document annoté' }).click();
    expect(await page.locator('.report').count()).toBe(1);
    await page.goBack();
    await page.goBack();
    expect(await page.locator('form.verifier').count()).toBe(1);
    await page.context().close();
  });

  it('is cancelled at once, and can start again', async () => {
    const { page, complaints } = await open();
    // Thousands of operations take seconds: time enough to change one's mind.
    const paths = Array.from({ length: 4000 }, (_, rank) => [
      `/a${rank}/{id}`,
      { get: { responses: { 200: { description: 'x' } } } },
    ]);
    const text = JSON.stringify({ openapi: '3.1.0', paths: Object.fromEntries(paths) });
    const large = upload({ name: 'grand.json', mimeType: 'application/json', text });
    await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(large);
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
    await page.getByText('application des règles').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('Vérification annulée.').waitFor();
    expect(await page.getByRole('button', { name: 'Annuler' }).isVisible()).toBe(false);
    await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(upload(FAULTY));
    await verify(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('refuses too many files without sending them', async () => {
    const { page, sent } = await open();
    const files = Array.from({ length: 201 }, (_, rank) => ({
      ...upload(BROKEN),
      name: `${rank}.yaml`,
    }));
    await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(files);
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
    await page.getByRole('alert').getByText('Déposez au plus 200 documents').waitFor();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('alert');
    expect(sent).toEqual([]);
    await page.context().close();
  });

  it('gives the report as a file, the same bytes as the server', async () => {
    const { page, sent } = await open();
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await page.getByText('Obtenir directement un fichier').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Rapport HTML' }).click(),
    ]);
    expect(sent).toEqual([]);
    const body = new FormData();
    body.set('texte', FAULTY.text);
    const server = await endpoint.get('/verifier?format=html', { method: 'POST', body });
    expect(await readFile(await download.path(), 'utf8')).toBe(await server.text());
    await page.context().close();
  });
});

describe('the check on the server', () => {
  it('takes over without scripts', async () => {
    const { page } = await open(false);
    expect(await page.getByText(PROMISE).count()).toBe(0);
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await verify(page);
    expect(await page.locator('.where').textContent()).toBe(SENT);
    await page.context().close();
  });

  it('takes over when the worker cannot start, which nobody had promised', async () => {
    const { page } = await visitor(browser);
    await page.route('**/js/judge.js', (route) => route.abort());
    await page.goto(`${endpoint.url}/verifier`);
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await verify(page);
    expect(await page.locator('.where').textContent()).toBe(SENT);
    await page.context().close();
  });
});

it('is held by the policy of the worker: no evaluation, no connection', async () => {
  const script = await endpoint.get('/js/judge.js');
  expect(script.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'",
  );
  const page = await endpoint.get('/verifier');
  expect(page.headers.get('content-security-policy')).toContain("worker-src 'self'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
});
