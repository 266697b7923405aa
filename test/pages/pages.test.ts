import { describe, expect, it } from 'vitest';
import { rulesets } from '../../src/generated/rulesets/catalogue.ts';
import { downloadsOf } from '../../src/pages/downloads.ts';
import { inForce } from '../../src/pages/plugs.ts';
import { CLEAN_REPORT, FINDINGS, SOURCE, SOURCES } from '../reports/fixture.ts';
import { portal, visit } from './portal.ts';

async function text(path: string): Promise<string> {
  return (await visit(path)).text();
}

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

describe('/', () => {
  it('opens two doors and counts what the registry holds now', async () => {
    const html = await text('/');
    expect(html).toContain('href="/verifier"');
    expect(html).toContain('href="/contrats"');
    expect(html).toContain('<strong>3</strong> territoires');
    expect(html).toContain('<strong>1</strong> raccordement en service');
  });

  it('gives a call that works as it is', async () => {
    expect(await text('/')).toContain(
      'curl http://portail.example/territoires/243300316/velos/v3/',
    );
  });
});

describe('/verifier', () => {
  it('chooses the ruleset that the address names', async () => {
    expect(await text('/verifier?ruleset=spectral:oas')).toMatch(/value="spectral:oas" checked=""/);
    expect(await text('/verifier')).toMatch(/value="territoire" checked=""/);
  });

  it('answers the result of a plain form, and forbids to keep it', async () => {
    const body = form({ texte: SOURCE, ruleset: 'territoire' });
    const response = await visit('/verifier', { method: 'POST', body });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('<span class="verdict-word">Non conforme</span>');
    expect(html).toContain('article R. 2111-11');
    // The rule's page is ours, whatever the public address that the report prints.
    expect(html).toContain('href="/regles/territoire-https-only"');
  });

  it('answers the file that is asked for', async () => {
    const body = form({ fichiers: new File([SOURCE], 'dechets.yaml') });
    const response = await visit('/verifier?format=text', { method: 'POST', body });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="rapport.txt"');
    expect(await response.text()).toContain('Verdict : Non conforme');
  });

  it.each([
    { name: 'no document', fields: { texte: ' ' }, status: 400, field: 'texte' },
    {
      name: 'an unknown ruleset',
      fields: { texte: SOURCE, ruleset: 'autre' },
      status: 404,
      field: 'ruleset',
    },
  ])('tells $name next to its field', async ({ fields, status, field }) => {
    const response = await visit('/verifier', { method: 'POST', body: form({ ...fields }) });
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain(`href="#champ-${field}"`);
    expect(html).toContain(`id="erreur-${field}"`);
    expect(html).toContain('<title>Erreur');
  });

  it('refuses a format that does not exist', async () => {
    const body = form({ texte: SOURCE });
    const response = await visit('/verifier?format=docx', { method: 'POST', body });
    expect(response.status).toBe(400);
  });
});

describe('/contrats', () => {
  it('shows who is plugged now, and escapes their names', async () => {
    const html = await text('/contrats/velos/v3');
    expect(html).toContain('Vélos, Éditeur &lt;A&gt; &amp; fils');
    expect(html).toContain('href="/territoires/243300316/velos/v3/couverture"');
    expect(html).not.toContain('ancien-service');
  });

  it('knows no other contract', async () => {
    expect((await visit('/contrats/velos/v9')).status).toBe(404);
    expect((await visit('/contrats/eau/v1')).status).toBe(404);
  });
});

describe('/territoires/…/couverture', () => {
  it('says by word what is given, derived and absent, and why', async () => {
    const html = await text('/territoires/33063/velos/v3/couverture');
    expect(html).toContain('de l’intercommunalité');
    for (const word of ['fourni', 'déduit', 'absent'])
      expect(html).toContain(`</svg>${word}</span>`);
    expect(html).toContain('href="/territoires/33063/velos/v3/couverture.json"');
  });

  it('is a problem where nothing is known', async () => {
    const response = await visit('/territoires/99999/velos/v3/couverture');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('territoire-inconnu');
  });
});

describe('problems', () => {
  it('are pages for browsers and problem+json for programs', async () => {
    const page = await visit('/regles/inconnue');
    expect(page.headers.get('content-type')).toContain('text/html');
    const program = await portal.request('http://portail.example/regles/inconnue');
    expect(program.headers.get('content-type')).toContain('application/problem+json');
    expect([page.status, program.status]).toEqual([404, 404]);
  });

  it('show what was asked without obeying it', async () => {
    const html = await text('/%3Cscript%3Ealert(1)%3C/script%3E');
    expect(html).not.toContain('<script>alert');
  });
});

it('shows every rule with its severity, and the two documents that witness it', async () => {
  const html = await text('/regles');
  for (const rule of rulesets.flatMap(({ rules }) => rules)) {
    expect(html).toContain(`href="${rule.path}"`);
    const page = await text(rule.path);
    expect(page).toContain('Respecte la règle');
    expect(page).toContain('Fondement');
  }
});

describe('inForce', () => {
  const plug = (changes: object) => ({
    territory: '33063',
    contract: 'velos@3' as const,
    service: 'a',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: null,
    priority: 0,
    ...changes,
  });
  const at = '2026-06-01T00:00:00Z';

  it('leaves out what has ended, at the instant itself, and what has not begun', () => {
    expect(inForce([plug({ validUntil: at })], at)).toEqual([]);
    expect(inForce([plug({ validFrom: '2026-06-01T00:00:01Z' })], at)).toEqual([]);
    expect(inForce([plug({ validFrom: at })], at)).toHaveLength(1);
  });

  it('takes the highest priority, then the latest', () => {
    const urgent = plug({ service: 'urgent', priority: 1 });
    const late = plug({ service: 'late', validFrom: '2026-02-01T00:00:00Z' });
    expect(inForce([plug({}), urgent, late], at)).toEqual([urgent]);
    expect(inForce([late, plug({})], at)).toEqual([late]);
  });
});

describe('downloads', () => {
  it('carry the report itself', () => {
    const json = downloadsOf(CLEAN_REPORT, { sources: SOURCES }).find(({ filename }) =>
      filename.endsWith('json'),
    );
    const encoded = json?.href.split('base64,')[1] ?? '';
    expect(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'))).toEqual(CLEAN_REPORT);
  });

  it('are left out of the page when they would weigh more than it', () => {
    const [document] = CLEAN_REPORT.documents;
    if (document === undefined) throw new Error('fixture');
    const findings = Array.from({ length: 1000 }, () => FINDINGS).flat();
    const report = { ...CLEAN_REPORT, documents: [{ ...document, findings }] };
    const names = downloadsOf(report, { sources: SOURCES }).map(({ filename }) => filename);
    expect(names).toEqual(['rapport.html']);
  });
});
