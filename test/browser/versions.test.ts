/** The engine in the browser, asked for another version or another profile than its own. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';
import type { Report } from '../../src/model/report.ts';
import { startEndpoint } from '../blackbox/endpoint.ts';
import { launch, visitor } from './browser.ts';

let endpoint: Awaited<ReturnType<typeof startEndpoint>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [endpoint, browser] = await Promise.all([startEndpoint(), launch()]);
  page = (await visitor(browser)).page;
  await page.goto(`${endpoint.url}/verifier`);
});

afterAll(async () => {
  await browser?.close();
  await endpoint?.close();
});

const bad = territoire.rules.find(({ id }) => id === 'territoire-license')?.bad ?? '';

/** What the page's own Web Worker answers to a form with these fields. */
async function judged(fields: Readonly<Record<string, string>>): Promise<Report> {
  const entries = Object.entries({ texte: bad, ...fields });
  const sent = JSON.stringify({ entries, format: 'json' });
  const answer = await page.evaluate<{ kind: string; text?: string }>(`
    new Promise((resolve, reject) => {
      const worker = new Worker('/js/judge.js', { type: 'module' });
      worker.onerror = () => reject(new Error('the worker failed'));
      worker.onmessage = ({ data }) => {
        if (data.kind === 'ready') worker.postMessage(${sent});
        else if (data.kind !== 'progress') resolve(data);
      };
    })`);
  expect(answer.kind).toBe('file');
  return JSON.parse(answer.text ?? '') as Report;
}

describe('in the browser', () => {
  it.each(territoire.releases)('$version judges once it is fetched', async (release) => {
    const { ruleset } = await judged({ ruleset: `territoire@${release.version}` });
    expect(ruleset).toMatchObject({ version: release.version, digest: release.digest });
  });

  it.each(territoire.profiles)('the form’s profile is the one: $id', async ({ id, digest }) => {
    expect((await judged({ profile: id })).profile).toMatchObject({ id, digest });
  });

  it('an empty choice is the default one', async () => {
    expect((await judged({ profile: '' })).profile?.id).toBe('socle');
  });
});
