/** Submissions on which every way to run the engine must agree to the byte. */
import { readFileSync } from 'node:fs';

export interface File {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Case {
  readonly name: string;
  readonly files: readonly File[];
}

function text(name: string, content: string): File {
  return { name, bytes: new Uint8Array(new TextEncoder().encode(content)) };
}

function copy(name: string, path: string): File {
  return { name, bytes: new Uint8Array(readFileSync(path)) };
}

function utf16(name: string, content: string): File {
  const units = Uint16Array.from(`\ufeff${content}`, (character) => character.charCodeAt(0));
  return { name, bytes: new Uint8Array(units.buffer) };
}

const RULES = 'rulesets/rules';
const HEAD = 'openapi: 3.0.3\ninfo: { title: Été, version: "1" }\n';

const MULTI_FILE = `${HEAD}paths:
  /things:
    get:
      operationId: things
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema: { $ref: 'parts.yaml#/Thing' }
              example: { id: 1 }
`;

const PATTERN = `${HEAD}paths: {}
components:
  schemas:
    Slow:
      type: string
      pattern: '^(a+)+$'
      example: ${'a'.repeat(40)}!
`;

const ALIASES = `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map((key, rank) => `${key}: &${key} [${`*${'abcdefghij'[rank]}, `.repeat(9).slice(0, -2)}]`)
  .join('\n')}\n`;

const HOSTILE = JSON.stringify({
  openapi: '3.1.0',
  info: { title: '</script><img src=x onerror=alert(1)>', version: '\u202e1\u0000' },
  paths: { '/{constructor}': { get: { responses: [] } }, ['__proto__']: { get: null } },
  components: {
    schemas: { A: { $ref: 'http://127.0.0.1/a' }, B: { $ref: '#/components/schemas/B' } },
  },
});

export const CASES: readonly Case[] = [
  {
    name: 'a YAML that conforms',
    files: [copy('good.yaml', `${RULES}/territoire-https-only/good.yaml`)],
  },
  {
    name: 'a YAML that does not',
    files: [copy('bad.yaml', `${RULES}/territoire-pagination/bad.yaml`)],
  },
  { name: 'a contract of ours', files: [copy('velos.yaml', 'specs/velos/v3.yaml')] },
  {
    name: 'JSON',
    files: [text('a.json', JSON.stringify({ openapi: '3.0.0', info: {}, paths: { '/a/': {} } }))],
  },
  {
    name: 'Swagger',
    files: [text('swagger.json', '{"swagger": "2.0", "info": {"title": "x"}, "paths": {}}')],
  },
  {
    name: 'several files',
    files: [
      text('a.yaml', MULTI_FILE),
      text('parts.yaml', 'Thing: { type: object, properties: { id: { type: string } } }\n'),
    ],
  },
  { name: 'hostile strings, keys and references', files: [text('hostile.json', HOSTILE)] },
  { name: 'an alias bomb', files: [text('bomb.yaml', ALIASES)] },
  {
    name: 'a deep document',
    files: [text('deep.json', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)],
  },
  {
    name: 'a document almost too deep',
    files: [text('deep.yaml', `${HEAD}paths: {}\nx-deep: ${'['.repeat(490)}${']'.repeat(490)}\n`)],
  },
  { name: 'a slow pattern', files: [text('pattern.yaml', PATTERN)] },
  {
    name: 'broken YAML beside a sound one',
    files: [text('broken.yaml', 'openapi: [\n'), text('b.yaml', HEAD)],
  },
  { name: 'UTF-16', files: [utf16('utf16.yaml', `${HEAD}paths: {}\n`)] },
  {
    name: 'bytes that are no text',
    files: [{ name: 'bytes.yaml', bytes: new Uint8Array([0, 1, 2, 255, 254]) }],
  },
];
