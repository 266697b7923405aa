import { describe, expect, it } from 'vitest';
import { contracts } from '../../src/contracts/index.ts';
import { constraintsOf, fieldsOf, typeOf } from '../../src/pages/contract/fields.ts';
import { Prose } from '../../src/pages/contract/prose.tsx';
import { durationWords, limitWords } from '../../src/pages/contract/words.ts';
import { visit } from './portal.ts';

/** For a telephone on a bad day. */
const BYTES_MAX = 200_000;

describe.each(contracts)('the page of $ref', ({ id, major, operations, document }) => {
  const html = visit(`/contrats/${id}/v${major}`).then((response) => response.text());

  it('weighs little and needs nothing from elsewhere', async () => {
    const page = await html;
    expect(new TextEncoder().encode(page).length).toBeLessThan(BYTES_MAX);
    const assets = [...page.matchAll(/<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"/g)];
    expect(assets.map(([, from]) => from).filter((from) => !from?.startsWith('/'))).toEqual([]);
  });

  it('leads to each operation, once', async () => {
    const page = await html;
    for (const operation of operations) {
      expect(page).toContain(`href="#operation-${operation.id}"`);
      expect(page.split(` id="operation-${operation.id}"`)).toHaveLength(2);
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, each]) => each);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, each]) => each);
    expect(targets.filter((each) => !ids.includes(each))).toEqual([]);
  });

  it('gives a call for each operation, a token where one is needed', async () => {
    const calls = [...(await html).matchAll(/<pre class="command"><code>(curl[^<]*)/g)];
    expect(calls).toHaveLength(operations.length);
    const asked = calls.filter(([, call]) => call?.includes('$JETON'));
    expect(asked).toHaveLength(operations.filter(({ scopes }) => scopes.length > 0).length);
    const addresses = calls.map(([, call = '']) => call.split('\n')[0]);
    expect(addresses.filter((address) => address?.includes('{'))).toEqual([]);
  });

  it('says who carries each operation', async () => {
    expect((await html).split('Éditeurs qui la permettent')).toHaveLength(operations.length + 1);
  });

  it('says the norm, the basis, what may change, and nothing that is not a word', async () => {
    const page = await html;
    expect(page).toContain(', ou équivalent.');
    for (const basis of document['x-fondement'] as string[]) expect(page).toContain(basis);
    expect(page).toContain('id="changements"');
    expect(page).not.toMatch(/undefined|\[object Object\]|NaN/);
  });
});

describe('prose', () => {
  const html = (text: string) => String(Prose({ text }));

  it('knows paragraphs, lists, strong, emphasis, code and links', () => {
    expect(html('Un **gros** *mot*,\nun `code`.\n\n- a [b](https://c.example/d)\n- e\n  f')).toBe(
      '<p>Un <strong>gros</strong> <em>mot</em>, un <code>code</code>.</p>' +
        '<ul><li>a <a href="https://c.example/d">b</a></li><li>e f</li></ul>',
    );
    expect(html('Ceci :\n1. a\n2. b')).toBe('<p>Ceci :</p><ol><li>a</li><li>b</li></ol>');
  });

  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](http://a.example)', '<p>[x](http://a.example)</p>'],
    ['[x](https://a.example/"onclick=)', '<p>[x](https://a.example/&quot;onclick=)</p>'],
    ['`<b>`', '<p><code>&lt;b&gt;</code></p>'],
    ['2 * 3 * 4', '<p>2 * 3 * 4</p>'],
    ['`a **b** c`', '<p><code>a **b** c</code></p>'],
    ['**a <i> b**', '<p><strong>a &lt;i&gt; b</strong></p>'],
  ])('escapes: %s', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('schemas in words', () => {
  const document = {
    components: {
      schemas: {
        Count: { type: 'integer', minimum: 0, description: 'Un compte.' },
        Base: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
        Tree: {
          type: 'object',
          properties: { of: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
        },
      },
    },
  };
  const count = { $ref: '#/components/schemas/Count' };

  it.each([
    [{ type: 'string' }, 'texte'],
    [{ type: 'string', format: 'date-time' }, 'date et heure (RFC 3339)'],
    [count, 'entier'],
    [{ const: '3.0' }, 'toujours 3.0'],
    [{ type: 'array', items: count }, 'liste d’entiers'],
    [{ type: 'array', items: { type: 'object' } }, 'liste d’objets'],
    [
      { type: 'array', items: { type: 'array', items: { type: 'number' } } },
      'liste de listes de nombres',
    ],
    [{ type: ['string', 'null'] }, 'texte'],
    [{ type: ['string', 'integer'] }, 'texte ou entier'],
    [{ enum: ['a'] }, 'texte'],
    [{}, 'selon la forme'],
  ])('%j is « %s »', (schema, words) => {
    expect(typeOf(schema, document)).toBe(words);
  });

  it.each([
    [{ minimum: 0, maximum: 9 }, ['de 0 à 9']],
    [{ minLength: 1 }, ['non vide']],
    [{ maxItems: 1 }, ['au plus 1 élément']],
    [{ enum: ['a', 'b'] }, ['une valeur parmi a, b']],
    [{ items: { enum: ['a'] } }, ['une valeur parmi a']],
    [{ type: ['string', 'null'], default: 'x' }, ['x par défaut', 'peut être nul']],
    [{ pattern: '^a$' }, ['de la forme ^a$']],
  ])('%j is %j', (schema, words) => {
    expect(constraintsOf(schema, document)).toEqual(words);
  });

  it('do not list hundreds of values', () => {
    const [words = ''] = constraintsOf(
      { enum: Array.from({ length: 300 }, (_, n) => `${n}`) },
      document,
    );
    expect(words).toMatch(/13 et 286 autres$/);
  });

  it('join the parts of allOf, and what stands beside a reference', () => {
    const schema = {
      allOf: [{ $ref: '#/components/schemas/Base' }],
      required: ['n'],
      properties: { n: { ...count, description: 'Autre.' } },
    };
    const fields = fieldsOf(schema, document);
    expect(fields.map(({ name, required }) => [name, required])).toEqual([
      ['id', true],
      ['n', true],
    ]);
    expect(fields[1]?.description).toBe('Autre.');
  });

  it('end where a schema contains itself', () => {
    const depth = (fields: ReturnType<typeof fieldsOf>): number =>
      fields.length === 0 ? 0 : 1 + Math.max(...fields.map(({ children }) => depth(children)));
    expect(depth(fieldsOf({ $ref: '#/components/schemas/Tree' }, document))).toBeLessThan(10);
  });
});

it.each([
  ['PT30S', '30 secondes'],
  ['PT1S', '1 seconde'],
  ['PT300S', '5 minutes'],
  ['P90D', '90 jours'],
  ['P1Y', '1 an'],
  ['P6M', '6 mois'],
  ['PT1H30M', '1 heure 30 minutes'],
  ['100', '100'],
  ['P', 'P'],
  ['celle de l’éditeur', 'celle de l’éditeur'],
])('« %s » is said « %s »', (value, words) => {
  expect(durationWords(value)).toBe(words);
});

it('names limits', () => {
  expect(limitWords('tailleDePageMax')).toBe('Taille de page max');
});
