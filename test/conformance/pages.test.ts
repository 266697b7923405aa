import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import { rulesets } from '../../src/generated/rulesets/catalogue.ts';
import { PROBLEMS } from '../../src/problems/catalogue.ts';
import { portal, visit } from '../pages/portal.ts';

/** Every page that can be named from the registries: a new member is held to the same at once. */
const PATHS = [
  '/',
  '/verifier',
  '/comparer',
  '/integrer',
  '/regles',
  ...rulesets.flatMap(({ rules }) => rules.map(({ path }) => path)),
  '/contrats',
  ...contracts.map(({ id, major }) => `/contrats/${id}/v${major}`),
  ...contracts.map(({ id, major }) => `/territoires/33063/${id}/v${major}/couverture`),
  '/problemes',
  ...Object.keys(PROBLEMS).map((code) => `/problemes/${code}`),
];

/** Sources of what the build puts in dist/assets/. */
const ASSETS: Readonly<Record<string, string>> = {
  '/style.css': 'src/pages/style/layout.css',
  '/favicon.svg': 'src/pages/favicon.svg',
  '/js/pages.js': 'src/pages/browser/pages.ts',
  '/js/verifier.js': 'src/pages/browser/verifier.ts',
};

describe.each(PATHS)('page %s', (path) => {
  it('is French, titled, with one main heading and no inline script or style', async () => {
    const response = await visit(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const html = await response.text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toMatch(/<title>[^<]+ – Prise numérique<\/title>/);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).not.toMatch(/<style|<script(?! type="module" src="\/js\/)|\sstyle="|\son[a-z]+="/);
  });

  it('has no two elements with the same id, and no link to an absent one', async () => {
    const html = await (await visit(path)).text();
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [
      ...html.matchAll(/(?:href="#|aria-labelledby="|aria-describedby="|for=")([^"]+)"/g),
    ];
    const absent = named
      .flatMap(([, list]) => list?.split(' ') ?? [])
      .filter((id) => !ids.includes(id));
    expect(absent).toEqual([]);
  });
});

it('loads only assets that exist', async () => {
  const root = resolve(import.meta.dirname, '../..');
  for (const path of ['/', '/verifier', '/comparer', '/integrer', '/regles']) {
    const html = await (await visit(path)).text();
    const loaded = [
      ...html.matchAll(/<(?:link rel="(?!alternate)|script)[^>]*(?:href|src)="([^"]+)"/g),
    ];
    for (const [, asset] of loaded) {
      expect(existsSync(resolve(root, ASSETS[asset ?? ''] ?? 'nowhere'))).toBe(true);
    }
  }
});

it('links to no page of ours that does not exist', async () => {
  const links = new Set<string>();
  for (const path of [
    '/',
    '/verifier',
    '/regles',
    '/contrats',
    '/contrats/velos/v3',
    '/problemes',
  ]) {
    const html = await (await visit(path)).text();
    for (const [, link] of html.matchAll(/href="(\/[^"#]*)/g))
      if (link !== undefined) links.add(link);
  }
  const broken: string[] = [];
  for (const link of links) {
    // Assets, and data that vendors answer for.
    if (link in ASSETS || link.startsWith('/rulesets/') || link.endsWith('.json')) continue;
    const { status } = await portal.request(`http://portail.example${link}`);
    if (status !== 200) broken.push(`${link}: ${status}`);
  }
  expect(broken).toEqual([]);
});
