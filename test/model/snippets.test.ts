import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { rulesets } from '../../src/generated/rulesets/catalogue.ts';
import { rulesetUrl, SPECTRAL_VERSION, snippetOf, snippetsOf } from '../../src/model/snippets.ts';

const [ruleset] = rulesets;
if (ruleset === undefined) throw new Error('no ruleset');
const facts = { ruleset, document: 'api/openapi.yaml' };

describe.each(snippetsOf(facts))('the snippet $id', ({ file, text, id }) => {
  it('names the exact version of the ruleset, and ends as a file does', () => {
    expect(text).toContain(ruleset.version);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('is what its file name says', () => {
    if (file === null) expect(text).toMatch(/^npx \S/);
    else expect(parse(text), id).toBeTypeOf('object');
  });
});

it('the address of the ruleset is the one that is published', () => {
  expect(new URL(rulesetUrl(ruleset)).pathname).toBe(ruleset.path);
});

it('Spectral is the one that parity is proved against', () => {
  const { version } = JSON.parse(
    readFileSync('node_modules/@stoplight/spectral-cli/package.json', 'utf8'),
  ) as { version: string };
  expect(SPECTRAL_VERSION).toBe(version);
});

it('a hook runs on the document named, and on no other', () => {
  const { repos } = parse(snippetOf('pre-commit', facts).text) as {
    repos: { hooks: { files: string }[] }[];
  };
  const files = new RegExp(repos[0]?.hooks[0]?.files ?? '');
  expect([files.test('api/openapi.yaml'), files.test('api/openapi-yaml')]).toEqual([true, false]);
});
