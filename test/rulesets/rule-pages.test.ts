import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readRulePage, renderMarkdown } from '../../src/build/rule-pages.ts';
import { territoire } from '../../src/generated/rulesets/catalogue.ts';

describe('renderMarkdown', () => {
  it('renders what pages use', () => {
    expect(renderMarkdown('## Titre `a`\n\nUn **mot**, un [lien](https://a.example/?b&c).')).toBe(
      '<h2>Titre <code>a</code></h2>\n' +
        '<p>Un <strong>mot</strong>, un <a href="https://a.example/?b&amp;c">lien</a>.</p>',
    );
    expect(renderMarkdown('- un\n  et suite\n- deux')).toBe(
      '<ul><li>un et suite</li><li>deux</li></ul>',
    );
    expect(renderMarkdown('1. un\n2. deux')).toBe('<ol><li>un</li><li>deux</li></ol>');
  });

  it('escapes everything, in code too', () => {
    expect(renderMarkdown('A <b> `"&"`')).toBe('<p>A &lt;b&gt; <code>&quot;&amp;&quot;</code></p>');
    expect(renderMarkdown('```html\n<script>\n\n</script>\n```')).toBe(
      '<pre><code class="language-html">&lt;script&gt;\n\n&lt;/script&gt;</code></pre>',
    );
  });

  it('follows no link to a script', () => {
    expect(renderMarkdown('[a](javascript:alert)')).not.toContain('href');
  });

  it.each([
    '> citation',
    '| a | b |',
    '#### trop bas',
    '![image](/a.png)',
    '```\nsans langage\n```',
    '```yaml\nouvert',
  ])('refuses what it does not know: %s', (markdown) => {
    expect(() => renderMarkdown(markdown)).toThrow();
  });
});

describe('readRulePage', () => {
  const page =
    '# Un titre\n\n## Pourquoi\n\nA.\n\n## Fondement\n\n- B\n- C\n\n## Comment corriger\n\n1. D.\n\n## Exemple\n\nE.\n';

  it('takes the title and the basis out of the text', () => {
    expect(readRulePage(page, 'p')).toMatchObject({ title: 'Un titre', basis: ['B', 'C'] });
  });

  it.each([
    ['without title', page.replace('# Un titre', 'Un titre')],
    ['without a section', page.replace('## Exemple', '')],
    ['in another order', page.replace('Pourquoi', 'X').replace('Exemple', 'Pourquoi')],
    ['resting on nothing', page.replace('- B\n- C\n\n', '')],
  ])('refuses a page %s', (_why, text) => {
    expect(() => readRulePage(text, 'p')).toThrow(/^p: /);
  });
});

describe.each(territoire.rules)('the pages of $id', ({ title, basis, markdown, html, english }) => {
  it.each([
    ['French', markdown, /^Mauvais :\n\n```yaml\n(.*?)```\n\nBon :\n\n```yaml\n(.*?)```\n$/ms],
    ['English', english.markdown, /^Bad:\n\n```yaml\n(.*?)```\n\nGood:\n\n```yaml\n(.*?)```\n$/ms],
  ])('the %s examples are YAML, bad then good', (_language, text, shape) => {
    const [, bad = '', good = ''] = shape.exec(text) ?? [];
    expect(parse(bad)).toBeInstanceOf(Object);
    expect(parse(good)).toBeInstanceOf(Object);
    expect(parse(bad)).not.toEqual(parse(good));
  });

  it('rest on as many articles and standards in both languages', () => {
    expect(english.basis.length).toBe(basis.length);
  });

  it('name the same articles and sections, in the same order', () => {
    const numbers = (entries: readonly string[]) =>
      entries.map((entry) => entry.match(/\b[LRD]?\d[\d./-]*/g));
    expect(numbers(english.basis)).toEqual(numbers(basis));
  });

  it('name no norm in English without “or equivalent”', () => {
    const norm = /RFC|OpenAPI|JSON Schema|RGI|RGS|ISO|Semantic Versioning/;
    expect(
      english.basis.filter((text) => norm.test(text) && !text.includes('or equivalent')),
    ).toEqual([]);
  });

  it('the English one is not the French one', () => {
    expect(english.title).not.toBe(title);
    expect(english.html).not.toBe(html);
    expect(english.markdown).not.toMatch(/ou équivalent|[«»]|^## (?:Pourquoi|Fondement|Exemple)$/m);
  });
});
