import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.ts';
import { loadRuleset } from '../../src/lint/rulesets.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const MAIN = bytes(`openapi: 3.1.0
info: {title: a, version: 1.0.0}
paths:
  /a:
    get:
      responses:
        '200': {description: d, content: {application/json: {schema: {$ref: './parts/thing.yaml#/Thing'}}}}
`);
const PART = bytes('Thing: {type: object}\n');
const SMALL = bytes('openapi: 3.1.0\ninfo: {title: b, version: 1.0.0}\npaths: {/a: {get: {}}}\n');

async function ruleset(id: string) {
  const found = await loadRuleset(id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('a submission of several files', () => {
  it('judges with the description the part that it refers to', async () => {
    const { report } = await lint(
      [
        { name: 'parts/thing.yaml', bytes: PART },
        { name: 'api.yaml', bytes: MAIN },
      ],
      await ruleset('spectral:oas'),
    );
    expect(report.documents.map(({ name }) => name)).toEqual(['api.yaml']);
    expect(report.parts.map(({ name }) => name)).toEqual(['parts/thing.yaml']);
    expect(report.documents[0]?.findings.map(({ rule }) => rule)).not.toContain('invalid-ref');
    expect(report.verdict).not.toBe('non-evaluable');
  });

  it('says of a file that nothing refers to that it is no description', async () => {
    const { report } = await lint(
      [
        { name: 'api.yaml', bytes: SMALL },
        { name: 'thing.yaml', bytes: PART },
      ],
      await ruleset('spectral:oas'),
    );
    expect(report.documents[1]?.obstacles.map(({ code }) => code)).toEqual(['pas-openapi']);
    expect(report.verdict).toBe('non-evaluable');
  });

  it('has the worst verdict of its documents', async () => {
    const { report } = await lint(
      [
        { name: 'a.yaml', bytes: MAIN },
        { name: 'b.txt', bytes: bytes('{"swagger": "1.2"}') },
      ],
      await ruleset('territoire'),
    );
    expect(report.documents.map(({ verdict }) => verdict)).toEqual([
      'non-conforme',
      'non-evaluable',
    ]);
    expect(report.verdict).toBe('non-evaluable');
  });
});

describe('the digest of a report', () => {
  const digest = async (name: string, content: Uint8Array, id = 'territoire') =>
    (await lint([{ name, bytes: content }], await ruleset(id))).report.digest;

  it('is the same for the same bytes whatever they are called', async () => {
    expect(await digest('a.yaml', MAIN)).toBe(await digest('b.yml', MAIN));
  });

  it('changes with a byte of the document and with the ruleset', async () => {
    const digests = [
      await digest('a', MAIN),
      await digest('a', bytes(`${new TextDecoder().decode(MAIN)} `)),
      await digest('a', MAIN, 'spectral:oas'),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

describe('what cannot be judged', () => {
  it.each([
    ['nothing', '', 'document-vide'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0', 'document-binaire'],
    ['an empty object', '{}', 'pas-openapi'],
    ['a list', '- a\n', 'pas-openapi'],
    ['a web page', '<!doctype html><title>404</title>', 'page-web'],
    [
      'Swagger 2.0',
      '{"swagger": "2.0", "info": {"title": "a", "version": "1"}, "paths": {}}',
      'version-non-evaluable',
    ],
    ['OpenAPI 4', '{"openapi": "4.0.0", "paths": {}}', 'version-non-evaluable'],
    ['broken YAML', 'openapi: 3.1.0\ninfo: {title: "a\npaths: [', 'syntaxe-invalide'],
    ['a name given twice', '{"openapi": "3.1.0", "info": {}, "info": {}}', 'syntaxe-invalide'],
  ])('%s never has a verdict', async (_, text, code) => {
    const { report } = await lint([{ name: 'x', bytes: bytes(text) }], await ruleset('territoire'));
    expect(report.verdict).toBe('non-evaluable');
    expect(report.documents[0]?.obstacles.map((obstacle) => obstacle.code)).toContain(code);
  });
});
