/** Values that are not what a rule expects where it looks. */
import { answering, type HostileCase, soundText, soundYaml } from '../case.ts';

const NONE = 'non-evaluable';

/** Names that every object has in JavaScript, at every level of a document. */
const PROTOTYPE = '{"__proto__":{"get":{}},"constructor":{},"toString":null,"hasOwnProperty":[1]}';
const raw = (text: string, value: string): string => text.replace('"@@"', value);

export const shapes: readonly HostileCase[] = [
  {
    name: 'paths is null',
    make: () => soundText({ paths: null }),
    verdict: 'non-conforme',
  },
  { name: 'paths is a list', make: () => soundText({ paths: [] }), verdict: 'non-conforme' },
  {
    name: 'paths is a list of operations',
    make: () => soundText({ paths: [{ get: { responses: [1, 2] } }] }),
    verdict: 'non-conforme',
  },
  {
    name: 'responses is a list',
    make: () => soundText({}, { responses: [{ a: 1 }, { b: 2 }] }),
    verdict: 'non-conforme',
  },
  {
    name: 'a list under an example’s responses',
    make: () => soundText({}, answering({ example: { responses: [{ a: 1 }, { b: 2 }] } })),
    verdict: 'conforme',
  },
  {
    name: 'a list under an example’s responses, for the territory',
    make: () => soundText({}, answering({ example: { responses: [{ a: 1 }, { b: 2 }] } })),
    verdict: 'non-conforme',
    ruleset: 'territoire',
  },
  {
    name: 'prototype names at the root',
    make: () => raw(soundText({ 'x-a': '@@' }), PROTOTYPE).replace('{', '{"__proto__":{"a":1},'),
    verdict: 'non-conforme',
  },
  {
    name: 'prototype names as paths',
    make: () => raw(soundText({ paths: '@@' }), PROTOTYPE),
    verdict: 'non-conforme',
  },
  {
    name: 'prototype names as schemas',
    make: () => raw(soundText({ components: { schemas: '@@' } }), PROTOTYPE),
    verdict: 'non-conforme',
  },
  {
    name: 'prototype names as properties with examples',
    make: () =>
      raw(
        soundText(
          {},
          answering({ schema: { type: 'object', properties: '@@' }, example: { a: 1 } }),
        ),
        '{"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"number"}}',
      ),
    verdict: 'non-conforme',
  },
  {
    name: 'prototype names for the territory',
    make: () =>
      raw(
        soundText({ paths: '@@', components: '@@' }),
        // Without an operation there would be nothing to judge.
        PROTOTYPE.replace('{', '{"/a":{"get":{}},'),
      ),
    verdict: 'non-conforme',
    ruleset: 'territoire',
  },
  {
    name: 'a name given twice in JSON',
    make: () => soundText().replace('"openapi"', '"openapi":"2.0","openapi"'),
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: 'a name given twice in YAML',
    make: () => soundYaml('tags: []\n'),
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: 'version as a number',
    make: () => soundText({ openapi: 3.1 }),
    verdict: NONE,
    obstacles: ['pas-openapi'],
  },
  {
    name: 'version as a list',
    make: () => soundText({ openapi: ['3.0.3'] }),
    verdict: NONE,
    obstacles: ['pas-openapi'],
  },
  {
    name: 'version of 1 MB',
    make: () => soundText({ openapi: `9${'.0'.repeat(500_000)}` }),
    verdict: NONE,
    obstacles: ['version-non-evaluable'],
  },
  {
    name: 'Swagger 2.0 for the territory',
    make: () => soundText({ swagger: '2.0', openapi: undefined }),
    ruleset: 'territoire',
    verdict: NONE,
    obstacles: ['version-non-evaluable'],
  },
  {
    name: 'a number beyond all bounds',
    make: () =>
      raw(soundText({ 'x-a': '@@' }), '[1e400, -1e400, -0, 123456789012345678901234567890]'),
    verdict: 'conforme',
  },
  {
    name: 'numbers that JSON has not',
    make: () => soundYaml('x-a: [.nan, .inf, -.inf, 0x10, 0o17, 1_000, -0]\n'),
    verdict: 'conforme',
  },
  {
    name: 'dates and years as names',
    make: () => soundYaml('x-a: {2026-01-01: 2026-01-01T00:00:00Z, 2026: 1, true: yes, null: ~}\n'),
    verdict: 'non-conforme',
  },
  {
    name: 'NaN as an example',
    make: () =>
      soundYaml(
        'components: {schemas: {A: {type: number, example: .nan, multipleOf: .inf, maximum: 1e400}}}\n',
      ),
    verdict: 'non-conforme',
  },
  {
    name: 'members that Spectral would fill in',
    make: () => soundText({}, { tags: ['{{value}} #{{print("property")}} #{{constructor}}'] }),
    verdict: 'conforme-avec-reserves',
  },
];
