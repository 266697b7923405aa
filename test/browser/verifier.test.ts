import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { keep, keepElement, launch, type Visitor, visitor } from './browser.ts';
import { BROKEN, FAULTY, HOSTILE_SPEC, type Sample, upload } from './samples.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

async function open(options: Parameters<typeof visitor>[1] = {}): Promise<Visitor> {
  const someone = await visitor(browser, options);
  await someone.page.goto(`${endpoint.url}/verifier`);
  return someone;
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await page.locator('.report, .status-code').waitFor();
  expect(await page.locator('h1').textContent()).toBe('Résultat de la vérification');
}

function verdictOf(page: Page): Promise<string | null> {
  return page.locator('#verdict .verdict-word').textContent();
}

/** As the operating system does it: a list of files dropped on the zone. */
async function drop(page: Page, files: readonly Sample[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      for (const { name, mimeType, text } of ${JSON.stringify(files)}) {
        transfer.items.add(new File([text], name, { type: mimeType }));
      }
      return transfer;
    })()`,
  );
  await page.dispatchEvent('[data-dropzone]', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('[data-dropzone]', 'drop', { dataTransfer: transfer });
}

describe.each([
  { name: 'with scripts', javaScriptEnabled: true },
  { name: 'without scripts', javaScriptEnabled: false },
])('/verifier $name', ({ javaScriptEnabled }) => {
  it('judges a pasted document', async () => {
    const { page, complaints } = await open({ javaScriptEnabled });
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await submit(page);
    expect(await verdictOf(page)).toBe('Non conforme');
    expect(await page.title()).toBe('Non conforme\u00a0: résultat – Prise numérique');
    await page.getByText('Ce verdict informe, il ne rejette pas.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('judges several files and leads to each of them', async () => {
    const { page } = await open({ javaScriptEnabled });
    await page
      .getByLabel('Déposez un ou plusieurs fichiers')
      .setInputFiles([upload(FAULTY), upload(BROKEN)]);
    await submit(page);
    expect(await verdictOf(page)).toBe('Non évaluable');
    const contents = page.getByRole('navigation', { name: '2 documents' });
    expect(await contents.getByRole('link').allInnerTexts()).toEqual([FAULTY.name, BROKEN.name]);
    await contents.getByRole('link', { name: BROKEN.name }).click();
    expect(new URL(page.url()).hash).toBe('#d2');
    await page.locator('#d2 ~ .obstacle').first().waitFor();
  });

  it('says what is missing next to the field, and keeps the choice of rules open', async () => {
    const { page } = await open({ javaScriptEnabled });
    await page.getByRole('button', { name: 'Vérifier', exact: true }).click();
    const field = page.getByLabel('Ou collez le document');
    await page.getByRole('alert').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#erreur-texte').textContent()).toContain(
      'Collez un document OpenAPI',
    );
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('champ-texte');
  });

  it('gives the report as a file, straight from the form', async () => {
    const { page } = await open({ javaScriptEnabled });
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await page.getByText('Obtenir directement un fichier').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Rapport JSON' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('rapport.json');
    const report: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(report).toMatchObject({ verdict: 'non-conforme' });
  });

  it('gives the report as a file from the result', async () => {
    const { page, complaints } = await open({ javaScriptEnabled });
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await submit(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Rapport HTML' }).click(),
    ]);
    const html = await readFile(await download.path(), 'utf8');
    expect(html).toContain('<title>Non conforme\u00a0: document</title>');
    expect(complaints).toEqual([]);
  });
});

describe('/verifier with scripts', () => {
  it('takes files that are dropped, adds them up and says so', async () => {
    const { page, complaints } = await open();
    await drop(page, [FAULTY]);
    await drop(page, [BROKEN]);
    const chosen = page.locator('[data-chosen] li');
    expect(await chosen.allInnerTexts()).toEqual([
      'dechets.yaml 523 octets',
      'casse.yaml 23 octets',
    ]);
    await submit(page);
    expect(await verdictOf(page)).toBe('Non évaluable');
    expect(complaints).toEqual([]);
  });

  it('gives the form back as it was left', async () => {
    const { page } = await open();
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await submit(page);
    await page.goBack();
    expect(await page.getByLabel('Ou collez le document').inputValue()).toBe(FAULTY.text);
    expect(await page.locator('[data-status]').textContent()).toBe('');
  });

  it('announces that the server is judging, and asks it once', async () => {
    const { page } = await open();
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    // In one go: once the form is on its way, playwright waits for the next page.
    const { said, sent } = await page.evaluate<{ said: string; sent: number }>(`(() => {
      const button = document.querySelector('form.verifier [data-server]');
      let sent = 0;
      addEventListener('submit', (event) => { if (!event.defaultPrevented) sent += 1; });
      button.click();
      button.click();
      return { said: document.querySelector('[role=status]').textContent, sent };
    })()`);
    expect(said).toBe('Vérification en cours…');
    expect(sent).toBe(1);
    await page.getByRole('heading', { name: 'Résultat de la vérification' }).waitFor();
  });

  it('copies the pointer of a finding', async () => {
    const { page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('Ou collez le document').fill(FAULTY.text);
    await submit(page);
    const pointer = page.locator('.findings code.pointer').first();
    await page
      .getByRole('button', { name: /^Copier le chemin/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Copié/ }).waitFor();
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
      await pointer.textContent(),
    );
  });
});

it('is used with the keyboard alone', async () => {
  const { page } = await open();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Aller au contenu');
  await page.keyboard.press('Enter');
  await tabTo(page, 'champ-texte');
  await page.keyboard.insertText(FAULTY.text);
  await tabTo(page, 'ruleset-0');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByLabel('Règles usuelles de Spectral').isChecked()).toBe(true);
  await page.keyboard.press('ArrowUp');
  await tabTo(page, 'champ-profil');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Vérifier');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Résultat de la vérification' }).waitFor();
  await page.locator('.group summary').first().focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.group').first().getAttribute('open')).toBeNull();
});

it('shows hostile documents without obeying them', async () => {
  const { page, complaints } = await open();
  await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(upload(HOSTILE_SPEC));
  await submit(page);
  expect(await page.title()).toContain('résultat – Prise numérique');
  expect(await page.locator('.source').textContent()).toContain('</script><script>');
  expect(complaints).toEqual([]);
});

it('looks like its sample', async () => {
  const { page } = await open({ viewport: { width: 1280, height: 900 } });
  await keep(page, 'verifier');
  await page.getByLabel('Déposez un ou plusieurs fichiers').setInputFiles(upload(FAULTY));
  await submit(page);
  expect(await page.locator('.figure').count()).toBe(4);
  await keep(page, 'resultat');
  await keepElement(page, '.annotated', 'document-annote');
});

async function focused(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.textContent.trim()');
}

const TABS_MAX = 20;

async function tabTo(page: Page, id: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.id')) === id) return;
  }
  throw new Error(`${id} is out of reach of the keyboard`);
}
