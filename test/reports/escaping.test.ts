import { describe, expect, it } from 'vitest';
import { formatOf } from '../../src/reports/index.ts';
import {
  commandData,
  commandProperty,
  csvCell,
  markdownCode,
  markdownHtml,
  markdownText,
  sarifText,
  xmlText,
} from '../../src/reports/quote.ts';
import { REPORT, SOURCES } from './fixture.ts';
import { HOSTILE, HOSTILE_DOCUMENT } from './hostile.ts';

function hostile(id: string): string {
  const format = formatOf(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format.render(REPORT, { sources: SOURCES });
}

describe('csv', () => {
  /** RFC 4180 § 2, strictly: quoted or bare cells, CRLF, nothing else. */
  function rowsOf(text: string, separator = ','): string[][] {
    const rows: string[][] = [[]];
    const cell = new RegExp(
      `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`,
      'y',
    );
    while (cell.lastIndex < text.length) {
      const found = cell.exec(text);
      if (found === null) throw new Error('not RFC 4180');
      rows.at(-1)?.push((found[1] ?? found[2] ?? '').replaceAll('""', '"'));
      if (found[3] === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  it('is RFC 4180, with as many cells in each row', () => {
    const rows = rowsOf(hostile('csv').slice(1));
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    const expected = REPORT.documents.flatMap(({ obstacles, findings, outcomes }) => [
      ...obstacles,
      ...findings,
      ...outcomes.filter((outcome) => outcome.findings === 0),
    ]);
    expect(rows).toHaveLength(expected.length + 1);
  });

  it('holds no formula, also where a French Excel cuts the line at semicolons', () => {
    const formula = /^[\s"]*[=+\-@＝＋－＠]/;
    const cells = rowsOf(hostile('csv').slice(1)).flat();
    expect(cells.some((cell) => cell.includes('cmd|'))).toBe(true);
    const found = cells.flatMap((cell) => cell.split(';')).filter((cell) => formula.test(cell));
    expect(found).toEqual([]);
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    [' -2', `" '-2"`],
    ['\t@SUM(1)', `" '@SUM(1)"`],
    ['a;=1', `"a;'=1"`],
    ['＝1', `"'＝1"`],
    ['« a », "b" - c', `"« a », ""b"" - c"`],
  ])('writes %s as %s', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });
});

describe('github', () => {
  it('gives one command per line, and no line that a stranger began', () => {
    const lines = hostile('github').trimEnd().split('\n');
    const commands = lines.filter((line) => /^::(?:error|warning|notice) [^:]*::(?!:)/.test(line));
    const expected = REPORT.documents.flatMap(({ obstacles, findings, outcomes }) => [
      ...obstacles,
      ...findings,
      ...outcomes.filter(({ outcome }) => outcome === 'inconclusive'),
    ]);
    expect(commands).toHaveLength(expected.length);
    expect(lines.slice(commands.length)).toEqual([
      expect.stringMatching(/^GitHub montre 10 annotations/),
      expect.stringMatching(/^Verdict.: Non évaluable \([0-9a-f]{64}\)$/),
    ]);
  });

  it('puts the gravest first and what is put aside last, as a notice', () => {
    const [first, ...rest] = hostile('github').split('\n');
    expect(first).toMatch(/^::error /);
    expect(rest.findIndex((line) => line.includes('couvert par une dérogation'))).toBeGreaterThan(
      0,
    );
    expect(rest.filter((line) => line.includes('couvert par une dérogation'))).toEqual(
      expect.arrayContaining([expect.stringMatching(/^::notice /)]),
    );
  });

  it('escapes what ends a property or a message', () => {
    expect(commandProperty('a:b,c%\nd')).toBe('a%3Ab%2Cc%25 d');
    expect(commandData('100 %0A::error::x')).toBe('100 %250A::error::x');
  });
});

describe('junit', () => {
  it('is made of balanced elements, quoted attributes and characters of XML 1.0', () => {
    const xml = hostile('junit');
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    const open: string[] = [];
    const token = /<\?xml [^?]*\?>|<(\/?)([a-z]+)((?: [a-z]+="[^"<>]*")*)(\/?)>|[^<>]+/y;
    while (token.lastIndex < xml.length) {
      const found = token.exec(xml);
      if (found === null) throw new Error(`not XML near ${xml.slice(token.lastIndex - 1, 80)}`);
      const [, closing, name = '', , alone] = found;
      if (closing === '/') expect(open.pop()).toBe(name);
      else if (name !== '' && alone === '') open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
  });

  it('writes the end of a CDATA section, entities and what XML cannot say', () => {
    expect(xmlText(']]>&<"\ufffe\u0000\ud800')).toBe(
      ']]&gt;&amp;&lt;&quot;\\u{fffe}\\u{0}\\u{d800}',
    );
  });
});

describe('markdown', () => {
  /** Nothing is markup in code. */
  const lines = hostile('markdown')
    .replace(/^(`{3,}).*?^\1$/gms, '')
    .replace(/(?<!\\)`[^`\n]+`/g, 'code')
    .split('\n');

  it('keeps each table of the shape of its heading', () => {
    const cells = (line: string) => line.replaceAll('\\|', '').split('|').length;
    const tables = lines.join('\n').match(/^\|.*(?:\n\|.*)*/gm) ?? [];
    for (const table of tables) {
      expect(new Set(table.split('\n').map(cells)).size).toBe(1);
    }
    expect(lines.filter((line) => line.startsWith('| ---')).length).toBeGreaterThan(2);
  });

  it('lets through no element but its own, no heading, no link but to a rule’s page', () => {
    const elements = lines.flatMap((line) => line.match(/<[^>]*>?/g) ?? []);
    const own = ['<details>', '</details>', '<summary>', '</summary>', '<sub>', '</sub>'];
    expect(new Set(elements)).toEqual(new Set(own));
    const headings = lines.filter((line) => /^#/.test(line));
    expect(headings).toHaveLength(1 + REPORT.documents.length);
    const links = lines.flatMap((line) => [...line.matchAll(/(?<!\\)\]\(([^)]*)/g)]);
    const targets = links.map(([, target = '']) => new URL(target).origin);
    expect(new Set(targets)).toEqual(new Set(['https://prise-numerique.fr']));
  });

  it.each([
    ['@etalab/tous', '@&#8203;etalab/tous'],
    ['voir #12 et !3', 'voir #&#8203;12 et !&#8203;3'],
    ['http://mal.example', 'http:&#8203;//mal.example'],
    ['www.mal.example', 'www&#8203;.mal.example'],
    [':smile: 100 %', ':&#8203;smile: 100 %'],
    ['a | b <i> `c` [d](e)', 'a \\| b &lt;i&gt; \\`c\\` \\[d\\](e)'],
    ['- x', '\\- x'],
    ['1. x', '1\\. x'],
    ['à mi-chemin (2.0)', 'à mi-chemin (2.0)'],
  ])('writes %s as %s', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it('writes as text what code cannot hold', () => {
    expect(markdownCode('territoire-export')).toBe('`territoire-export`');
    expect(markdownCode('a`b|c')).toBe('a\\`b\\|c');
    expect(markdownHtml('a_b</summary>@c')).toBe('a&#95;b&lt;/summary&gt;@&#8203;c');
  });

  it('fits in a comment of GitHub, however much was found', () => {
    const findings = HOSTILE_DOCUMENT.findings.flatMap((each) => Array(500).fill(each));
    const report = { ...REPORT, documents: [{ ...HOSTILE_DOCUMENT, findings }] };
    const text = formatOf('markdown')?.render(report, { sources: SOURCES }) ?? '';
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('le commentaire serait trop long');
  });
});

describe('sarif', () => {
  interface Log {
    readonly runs: readonly {
      readonly results: readonly { readonly message: { readonly text: string } }[];
      readonly tool: {
        readonly driver: { readonly rules: readonly { readonly helpUri?: string }[] };
      };
    }[];
  }

  it('says nothing that a viewer would take for a link, a placeholder or a control', () => {
    const log: Log = JSON.parse(hostile('sarif'));
    const texts = log.runs.flatMap(({ results }) => results.map(({ message }) => message.text));
    expect(texts.filter((text) => /(?<!\\)\[[^\]]*\]\(|(?<!\{)\{\d+\}(?!\})/.test(text))).toEqual(
      [],
    );
    expect(texts.filter((text) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(text))).toEqual([]);
    expect(sarifText('{0} [a](1) /x/{id}')).toBe('{{0}} \\[a](1) /x/{id}');
  });

  it('links to the web only', () => {
    const log: Log = JSON.parse(hostile('sarif'));
    const uris = log.runs.flatMap(({ tool }) =>
      tool.driver.rules.flatMap((rule) => rule.helpUri ?? []),
    );
    expect(uris.length).toBeGreaterThan(0);
    expect(uris.filter((uri) => !/^https:\/\/[\x21-\x7e]+$/.test(uri))).toEqual([]);
  });
});

describe('html', () => {
  it('turns none of it into an element, an attribute or a link', () => {
    const html = hostile('html');
    const names = new Set([...html.matchAll(/<([a-z0-9]+)/gi)].map(([, name]) => name));
    for (const name of ['script', 'img', 'b', 'gras']) expect(names).not.toContain(name);
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
    expect(hrefs.filter((href) => !/^(?:#|https:\/\/)/.test(href))).toEqual([]);
    expect(html).toContain(HOSTILE.quotes.slice(0, 1) === '"' ? '&quot; onmouseover' : '');
  });
});

describe('text', () => {
  it('gives a stranger no line of its own', () => {
    const verdicts = hostile('text')
      .split('\n')
      .filter((line) => /^\s*Verdict/.test(line));
    expect(verdicts).toEqual(['Verdict : Non évaluable']);
  });
});
