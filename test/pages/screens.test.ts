import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keptResultPage } from '../../src/pages/kept.tsx';
import { placeOf } from '../../src/pages/operation.ts';
import { resultPage } from '../../src/pages/verifier.tsx';
import { CLEAN_REPORT, REPORT, SOURCE, SOURCES } from '../reports/fixture.ts';
import { HOSTILE } from '../reports/hostile.ts';
import { visit } from './portal.ts';

async function text(path: string): Promise<string> {
  return (await visit(path)).text();
}

const good = readFileSync('rulesets/rules/territoire-https-only/good.yaml', 'utf8');
const bad = readFileSync('rulesets/rules/territoire-https-only/bad.yaml', 'utf8');

describe('the languages', () => {
  it.each(['/verifier', '/comparer', '/integrer', '/regles', '/regles/territoire-https-only'])(
    '%s exists in both, each leading to the other',
    async (path) => {
      const [fr, en] = await Promise.all([text(path), text(`/en${path}`)]);
      expect(fr).toContain('<html lang="fr">');
      expect(en).toContain('<html lang="en">');
      for (const html of [fr, en]) {
        expect(html).toContain(`rel="alternate" hreflang="fr" href="${path}"`);
        expect(html).toContain(`rel="alternate" hreflang="en" href="/en${path}"`);
      }
      expect(fr).toMatch(new RegExp(`<a href="/en${path}"[^>]*lang="en"[^>]*>English<`));
      expect(en).toMatch(new RegExp(`<a href="${path}"[^>]*lang="fr"[^>]*>Français<`));
      expect((await visit(`/en${path}`)).headers.get('content-language')).toBe('en');
    },
  );

  it('stay in theirs: a page in English says no French of its own', async () => {
    const html = await text('/en/verifier');
    for (const word of ['Vérifier', 'Référentiel', 'Annuler', 'Gratuit'])
      expect(html).not.toContain(word);
  });

  it('are not offered where there is but one', async () => {
    expect(await text('/contrats')).not.toContain('hreflang="en"');
  });

  it('keep the words of findings French, and say so', async () => {
    const body = new FormData();
    body.set('texte', SOURCE);
    const html = await (await visit('/en/verifier', { method: 'POST', body })).text();
    expect(html).toContain('<span class="verdict-word">Not compliant</span>');
    expect(html).toMatch(/<p class="finding-message" lang="fr">/);
    expect(html).toContain('href="/en/regles/territoire-https-only"');
  });

  it('are kept by a form that is refused', async () => {
    const body = new FormData();
    body.set('texte', ' ');
    const html = await (await visit('/en/verifier', { method: 'POST', body })).text();
    expect(html).toContain('The check could not start');
    expect(html).toContain('action="/en/verifier"');
  });
});

describe('/regles', () => {
  it('shows what is looked for, whatever its accents, and keeps the form as it was', async () => {
    const html = await text('/regles?q=SECURITE&gravite=error&axe=security');
    const shown = [...html.matchAll(/<li data-rule="([^"]+)"/g)].map(([, rule]) => rule);
    expect(shown).toContain('territoire-https-only');
    expect(shown).not.toContain('territoire-license');
    expect(html).toContain('<li hidden="" data-rule="territoire-license"');
    expect(html).toContain('value="SECURITE"');
    expect(html).toMatch(/<option value="error" selected="">/);
    expect(html).toContain(`Règles affichées : ${shown.length} sur`);
  });

  it('finds an article in either language', async () => {
    for (const query of ['RGPD', 'GDPR']) {
      expect(await text(`/regles?q=${query}`)).toContain('<li data-rule="territoire-https-only"');
    }
  });

  it('escapes what is looked for', async () => {
    const html = await text(`/regles?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(html).not.toContain('<script>alert');
  });
});

describe('where a finding lies', () => {
  it.each([
    [['paths', '/a', 'get', 'responses', '200'], { method: 'GET', path: '/a' }],
    [['paths', '/a', 'parameters', 0], { method: null, path: '/a' }],
    [['webhooks', 'arrivee', 'post'], { method: 'POST', path: 'arrivee' }],
    [['paths'], { method: null, path: null }],
    [['info', 'contact'], { method: null, path: null }],
    [['components', 'schemas', 'get'], { method: null, path: null }],
    [[], { method: null, path: null }],
  ])('%j', (path, place) => {
    expect(placeOf({ path })).toEqual(place);
  });
});

describe('a result', () => {
  it('shows the grouping that its address names, and by rule when it names none such', async () => {
    for (const [par, chosen] of [
      ['operation', 'operation'],
      ['fichier', 'fichier'],
      ['autre', 'regle'],
      [undefined, 'regle'],
    ] as const) {
      const html = await resultPage(CLEAN_REPORT, SOURCES, 'server', { grouping: par }).text();
      expect(html).toMatch(new RegExp(`name="par" value="${chosen}" checked=""`));
    }
  });

  it('prints hostile strings in every grouping without obeying them', async () => {
    const html = await resultPage(REPORT, SOURCES, 'server').text();
    const found = [HOSTILE.script, '<svg onload', '\u001b', '\u202e', '\u2028'].filter((text) =>
      html.includes(text),
    );
    expect(found).toEqual([]);
  });

  it('offers to keep it where the documents still are: in the browser', async () => {
    expect(await resultPage(CLEAN_REPORT, SOURCES, 'browser').text()).toContain('data-keep');
    expect(await resultPage(CLEAN_REPORT, SOURCES, 'server').text()).not.toContain('data-keep');
  });
});

describe('a kept result', () => {
  const kept = { report: REPORT, sources: SOURCES, id: 'abc', origin: 'https://p.example' };

  it('says who reads it and until when; the badge is for public ones', async () => {
    const expires = '2026-12-21T10:00:00.000Z';
    const hidden = await keptResultPage({ ...kept, expires, keep: 'private' }).text();
    expect(hidden).toContain('<time datetime="2026-12-21T10:00:00.000Z">21 décembre 2026');
    expect(hidden).not.toContain('badge.svg');
    const open = await keptResultPage({ ...kept, expires: null, keep: 'public' }).text();
    expect(open).toContain('https://p.example/verifications/abc/badge.svg');
    expect(open).not.toContain('<time');
  });
});

describe('/comparer', () => {
  async function compare(before: string, after: string): Promise<Response> {
    const body = new FormData();
    body.append('avant', new File([before], 'a.yaml'));
    body.append('apres', new File([after], 'b.yaml'));
    return visit('/comparer', { method: 'POST', body });
  }

  it('judges both sides, and forbids to keep the result', async () => {
    const response = await compare(bad, good);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('<title>Non conforme → Conforme');
    expect(html).toContain('Le verdict s’améliore.');
    expect(html).toContain('<code>territoire-https-only</code>');
  });

  it('has nothing to say of what did not change', async () => {
    expect(await (await compare(good, good)).text()).toContain('Rien n’a changé');
  });

  it('refuses a side that is missing', async () => {
    const body = new FormData();
    body.append('avant', new File([bad], 'a.yaml'));
    const response = await visit('/comparer', { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('error-summary');
  });
});
