import { describe, expect, it } from 'vitest';
import { FORMATS, formatOf } from '../../src/reports/index.ts';
import { CLEAN_REPORT, CONFORMING_REPORT, FINDINGS, REPORT, SOURCES } from './fixture.ts';

const context = { sources: SOURCES };

function render(id: string, report = CLEAN_REPORT, options = context): string {
  const format = formatOf(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format.render(report, options);
}

describe('text', () => {
  it('shows the line, the column, the pointer and a caret under the faulty value', () => {
    expect(render('text')).toContain(
      [
        '    6:10    Le serveur n’est pas en https.  #/servers/0/url',
        '            Solution équivalente (R.\u00a02111-11)\u00a0: «\u00a0Le serveur n’est joignable que par le VPN de la métropole ; voir l’annexe 2.\u00a0» Éditeur A, invoquée, à décider par l’acheteur',
        '    6 │   - url: http://api.editeur-a.example/dechets',
        `      │          ${'^'.repeat(36)}`,
      ].join('\n'),
    );
  });

  it('puts errors before warnings and says what was waived or not concluded', () => {
    const text = render('text');
    expect(text.indexOf('territoire-https-only')).toBeLessThan(text.indexOf('territoire-license'));
    expect(text).toContain('(1 constat, dérogation)');
    expect(text).toContain('non concluante  territoire-date-time : La règle n’a pas fini');
  });

  it('ends with the verdict and what it is not', () => {
    expect(render('text')).toMatch(/Verdict : Non conforme\n.*preuve.*\nCe verdict informe/);
    expect(render('text', CONFORMING_REPORT)).toContain('Verdict : Conforme\n');
  });

  it('writes no escape sequence unless colour is asked for', () => {
    const escapeCharacter = String.fromCharCode(27);
    expect(render('text')).not.toContain(escapeCharacter);
    const format = formatOf('text');
    expect(format?.render(CLEAN_REPORT, { ...context, colour: true })).toContain(
      `${escapeCharacter}[31merreur${escapeCharacter}[0m`,
    );
  });

  it('does without the source', () => {
    const text = render('text', CLEAN_REPORT, { sources: new Map() });
    expect(text).toContain('6:10');
    expect(text).not.toContain('│');
  });

  it('counts findings beyond what a terminal is read for', () => {
    const [document] = CLEAN_REPORT.documents;
    const [finding] = FINDINGS;
    if (document === undefined || finding === undefined) throw new Error('fixture');
    const findings = Array.from({ length: 1234 }, () => finding);
    const text = render('text', { ...CLEAN_REPORT, documents: [{ ...document, findings }] });
    expect(text).toContain('1\u202f184 autres constats, dans le rapport JSON');
  });
});

describe('json', () => {
  it('is the report', () => {
    expect(JSON.parse(render('json', REPORT))).toEqual(REPORT);
  });
});

describe('spectral', () => {
  it('has the keys of Spectral in its order, severity as a number', () => {
    const results: unknown = JSON.parse(render('spectral'));
    expect(results).toHaveLength(FINDINGS.length);
    expect(render('spectral').split('\n').slice(0, 8)).toEqual([
      '[',
      '\t{',
      '\t\t"code": "territoire-license",',
      '\t\t"path": [',
      '\t\t\t"info"',
      '\t\t],',
      '\t\t"message": "La description n’indique pas de licence.",',
      '\t\t"severity": 1,',
    ]);
  });

  it('prints whole paths when it knows the directory, as Spectral does', () => {
    const format = formatOf('spectral');
    const text = format?.render(CLEAN_REPORT, { ...context, root: '/home/acheteur' });
    expect(text).toContain('"source": "/home/acheteur/dechets.yaml"');
  });

  it('prints an empty array when there is nothing to say', () => {
    expect(render('spectral', CONFORMING_REPORT)).toBe('[]');
  });
});

describe('html', () => {
  it('stands alone: French, titled, no script, no external asset, no link out of the file', () => {
    const html = render('html');
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html).toContain('<title>Non conforme\u00a0: dechets.yaml</title>');
    expect(html).not.toMatch(/<script|<link|\ssrc=|url\(|@import|href="\//);
  });

  it('leads from each finding to its line, and shows the message there', () => {
    const html = render('html');
    expect(html).toContain('<a href="#d1-l6">ligne 6, colonne 10</a>');
    expect(html).toContain('id="d1-l6"');
    expect(html).toContain('<mark>http://api.editeur-a.example/dechets</mark>');
  });

  it('has no two elements with the same id, and no link to an absent one', () => {
    const html = render('html', REPORT);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('says in English what is ours, and marks as French what the rules say', () => {
    const titles = new Map([['territoire-https-only', 'Every address is https']]);
    const html = formatOf('html')?.render(CLEAN_REPORT, { ...context, language: 'en', titles });
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('>Every address is https</a>');
    expect(html).toContain('<span lang="fr">Aucun secret dans une adresse</span>');
    expect(html).toContain('<span lang="fr">Le serveur n’est pas en https.</span>');
  });

  it('tells the officer and the vendor what each came for', () => {
    const html = render('html');
    for (const words of [
      'RGPD, art. 32 (sécurité du traitement)',
      '1 sur 2 éléments jugés',
      'l’acheteur décide de la demande du candidat',
      'quelques minutes',
      'Le serveur n’est joignable que par le VPN de la métropole',
      '<code>https://</code> dans <code>servers</code>',
      '  - url: https://api.editeur-a.example/v1',
      'sous le seuil du profil',
      'À venir en 1.1.0',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('shows only the surroundings of findings of a large document', () => {
    const large = Array.from({ length: 5000 }, (_, line) => `ligne${line}: 1`).join('\n');
    const html = render('html', CLEAN_REPORT, { sources: new Map([['dechets.yaml', large]]) });
    expect(html).toContain('ligne6: 1');
    expect(html).not.toContain('ligne900: 1');
    expect(html).toContain('Lignes non affichées');
  });
});

it('gives the same bytes twice', () => {
  for (const format of FORMATS) {
    expect(format.render(REPORT, context)).toBe(format.render(REPORT, context));
  }
});
