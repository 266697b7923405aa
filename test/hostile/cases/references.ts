/** References: in circles, in chains, out of the document and out of the machine. */
import { answering, type HostileCase, repeat, soundText, soundYaml } from '../case.ts';

const REF = '#/components/schemas/';

const schemas = (members: object, media: object = { schema: { $ref: `${REF}A0` } }): string =>
  soundText({ components: { schemas: members } }, answering(media));

/** A0 → A1 → … each made by `link` from the name of the next. */
function chain(length: number, link: (next: string) => object, last: object): object {
  const members: Record<string, object> = {};
  for (let index = 0; index < length; index++) members[`A${index}`] = link(`${REF}A${index + 1}`);
  members[`A${length}`] = last;
  return members;
}

/** Everywhere a document could try to send us. */
const OUTSIDE = [
  'http://127.0.0.1:1/latest/meta-data',
  'https://example.org/schema.json',
  'http://169.254.169.254/latest/meta-data/iam',
  'http://[::1]/x',
  'http://[fd00:ec2::254]/x',
  'http://0x7f000001/',
  'http://localhost:8787/api/openapi.json',
  '//example.org/x.yaml',
  '//169.254.169.254/x',
  'file:///etc/passwd',
  'file://localhost/etc/passwd',
  'file:///proc/self/environ',
  '/etc/passwd',
  '../../../../../../etc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..\\..\\windows\\win.ini',
  '\\\\169.254.169.254\\share\\x',
  'C:\\Windows\\win.ini',
  'ftp://example.org/x',
  'data:application/json,{"type":"string"}',
  'javascript:alert(1)',
  'blob:https://example.org/x',
  'gopher://127.0.0.1:6379/_INFO',
  'npm:left-pad',
  'node:fs',
  'urn:uuid:0',
  'HTTP://EXAMPLE.ORG/X',
  ' http://example.org/x',
  'http:example.org',
  '.',
  '..',
  '',
  '#',
  '?',
  'document.yaml?x=1#/info',
];

export const references: readonly HostileCase[] = [
  {
    name: 'references out of the document and of the machine',
    make: () =>
      schemas(Object.fromEntries(OUTSIDE.map((target, index) => [`A${index}`, { $ref: target }]))),
    verdict: 'non-conforme',
  },
  {
    name: 'references to the outside in every place',
    make: () =>
      soundText({
        paths: { '/a': { $ref: 'http://169.254.169.254/a' }, '/b': { $ref: 'file:///etc/passwd' } },
        components: { $ref: 'https://example.org/components.yaml' },
      }),
    verdict: 'non-conforme',
  },
  {
    name: 'the whole document is a reference to the outside',
    make: () => '{"openapi": "3.0.3", "$ref": "http://127.0.0.1/"}',
    verdict: 'non-conforme',
  },
  {
    name: 'the whole document is a reference to itself',
    make: () => '{"openapi": "3.0.3", "$ref": "#"}',
    verdict: 'non-conforme',
  },
  {
    name: 'percent-encoded references',
    make: () =>
      schemas({
        A0: { $ref: '#/components/schemas/%41%31' },
        A1: { type: 'string' },
        A2: { $ref: '#/components/schemas/%' },
        A3: { $ref: '#/components/schemas/%ff%fe' },
        A4: { $ref: '#%2fcomponents%2fschemas%2fA1' },
        A5: { $ref: '#/components/schemas/~2' },
      }),
    verdict: 'non-conforme',
  },
  {
    name: 'references that are no strings',
    make: () =>
      schemas({ A0: { $ref: 42 }, A1: { $ref: null }, A2: { $ref: ['#'] }, A3: { $ref: {} } }),
    verdict: 'non-conforme',
  },
  {
    name: 'references through prototypes',
    make: () =>
      schemas({
        A0: { $ref: '#/__proto__' },
        A1: { $ref: '#/constructor/prototype' },
        A2: { $ref: '#/components/schemas/toString' },
        A3: { $ref: '#/components/schemas/__proto__/polluted' },
      }),
    verdict: 'non-conforme',
  },
  {
    name: 'a reference to itself',
    make: () => schemas({ A0: { $ref: `${REF}A0` } }),
    verdict: 'conforme',
  },
  {
    name: 'references to what holds them',
    make: () =>
      schemas({
        A0: { properties: { a: { $ref: `${REF}A0` }, b: { $ref: '#/components' } } },
        A1: { properties: { c: { $ref: '#' } } },
      }),
    verdict: 'conforme-avec-reserves',
  },
  {
    name: 'two references to each other',
    make: () => schemas({ A0: { $ref: `${REF}A1` }, A1: { $ref: `${REF}A0` } }),
    verdict: 'conforme',
  },
  {
    name: 'three schemas in a circle, with an example',
    make: () =>
      schemas(
        {
          A0: { properties: { a: { $ref: `${REF}A1` } } },
          A1: { allOf: [{ $ref: `${REF}A2` }] },
          A2: { anyOf: [{ $ref: `${REF}A0` }] },
        },
        { schema: { $ref: `${REF}A0` }, example: { a: { a: { a: {} } } } },
      ),
    verdict: 'conforme',
  },
  {
    name: 'a chain of 10 000 references',
    make: () => schemas(chain(10_000, ($ref) => ({ $ref }), { type: 'string' })),
    verdict: 'non-evaluable',
    obstacles: ['references-demesurees'],
  },
  {
    name: 'a chain of 300 references',
    make: () => schemas(chain(300, ($ref) => ({ $ref }), { type: 'string' })),
    verdict: 'conforme',
  },
  {
    name: 'a chain of 10 000 schemas',
    make: () =>
      schemas(chain(10_000, ($ref) => ({ properties: { a: { $ref } } }), { type: 'string' })),
    verdict: 'non-evaluable',
    obstacles: ['references-demesurees'],
  },
  {
    name: '2^40 paths: each schema refers twice to the next',
    make: () =>
      schemas(
        chain(40, ($ref) => ({ properties: { a: { $ref }, b: { $ref } } }), { type: 'string' }),
      ),
    verdict: 'conforme',
  },
  {
    name: '2^40 paths with examples at every level',
    make: () =>
      schemas(
        chain(40, ($ref) => ({ properties: { a: { $ref }, b: { $ref } }, example: {} }), {
          type: 'string',
          example: 1,
        }),
      ),
    verdict: 'non-evaluable',
    inconclusive: 'many',
    heavy: true,
  },
  {
    name: '2^40 paths, for the territory',
    make: () =>
      schemas(
        chain(40, ($ref) => ({ properties: { a: { $ref }, date: { $ref } } }), { type: 'string' }),
      ),
    verdict: 'non-conforme',
    ruleset: 'territoire',
  },
  {
    name: '2^40 paths by allOf, with an example',
    make: () =>
      schemas(
        chain(40, ($ref) => ({ allOf: [{ $ref }, { $ref }] }), { type: 'string' }),
        { schema: { $ref: `${REF}A0` }, example: 'x' },
      ),
    verdict: 'non-evaluable',
    inconclusive: { 'oas3-valid-media-example': 'sous-schémas' },
  },
  {
    name: 'every schema refers to every other: 200 × 200',
    make: () => {
      const names = Array.from({ length: 200 }, (_, index) => `A${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, { $ref: REF + name }]));
      return schemas(Object.fromEntries(names.map((name) => [name, { properties }])));
    },
    verdict: 'non-evaluable',
    heavy: true,
  },
  {
    name: 'every schema refers to every other: 30 × 30',
    make: () => {
      const names = Array.from({ length: 30 }, (_, index) => `A${index}`);
      const properties = Object.fromEntries(names.map((name) => [name, { $ref: REF + name }]));
      return schemas(Object.fromEntries(names.map((name) => [name, { properties }])));
    },
    verdict: 'conforme',
  },
  {
    name: '5 000 references to nothing',
    make: () =>
      soundYaml(
        `components:\n  schemas:\n${repeat(5_000, (index) => `    A${index}: {$ref: '#/no/${index}'}\n`)}`,
      ),
    verdict: 'non-conforme',
  },
  {
    name: '5 000 references to one schema',
    make: () =>
      soundYaml(
        `components:\n  schemas:\n    B: {type: string}\n${repeat(5_000, (index) => `    A${index}: {$ref: '#/components/schemas/B'}\n`)}`,
      ),
    verdict: 'conforme-avec-reserves',
  },
  {
    name: 'a reference with 10 000 segments',
    make: () => schemas({ A0: { $ref: `#${'/a'.repeat(10_000)}` } }),
    verdict: 'non-conforme',
  },
  {
    name: 'two files that refer to each other',
    make: () => ({
      'a.yaml': soundYaml("components: {schemas: {A: {$ref: 'b.yaml#/components/schemas/B'}}}\n"),
      'b.yaml': soundYaml("components: {schemas: {B: {$ref: 'a.yaml#/components/schemas/A'}}}\n"),
    }),
    verdict: 'conforme',
  },
  {
    name: 'a laugh in a referenced file',
    make: () => ({
      'a.yaml': soundYaml("components: {schemas: {A: {$ref: 'b.yaml#/a9'}}}\n"),
      'b.yaml': `openapi: 3.0.3\na0: &a0 [x]\n${repeat(9, (level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(', ')}]\n`)}`,
    }),
    verdict: 'non-evaluable',
    obstacles: ['alias-demesures'],
  },
  {
    name: 'a referenced file of 100 000 levels',
    make: () => ({
      'a.yaml': soundYaml("components: {schemas: {A: {$ref: 'b.json#/x'}}}\n"),
      'b.json': `{"x": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    }),
    verdict: 'non-evaluable',
    obstacles: ['document-trop-profond'],
  },
  {
    name: 'a chain of 100 files',
    make: () =>
      Object.fromEntries(
        Array.from({ length: 100 }, (_, index) => [
          `f${index}.yaml`,
          soundYaml(
            `components: {schemas: {A: {$ref: 'f${index + 1}.yaml#/components/schemas/A'}}}\n`,
          ),
        ]),
      ),
    verdict: 'non-conforme',
    heavy: true,
  },
  {
    name: 'files with hostile names',
    make: () => ({
      '../../etc/passwd': soundYaml(''),
      '/etc/shadow': soundYaml(''),
      'C:\\x\\..\\y': soundYaml(''),
      'http://example.org/a.yaml': soundYaml("x-a: {$ref: 'b.yaml'}\n"),
      '': soundYaml(''),
      '\u202egnp.lmay': soundYaml(''),
      [`${'a'.repeat(5_000)}.yaml`]: soundYaml(''),
      '%2e%2e%2fa.yaml': soundYaml(''),
      '<script>alert(1)</script>.yaml': soundYaml(''),
      '#?&.yaml': soundYaml(''),
    }),
    verdict: 'non-conforme',
  },
];
