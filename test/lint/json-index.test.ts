import { readFileSync } from 'node:fs';
import { getLocationForJsonPath, parseWithPointers } from '@stoplight/yaml';
import { describe, expect, it } from 'vitest';
import { JsonIndex } from '../../src/lint/json-index.ts';
import { openJson, openYaml } from '../../src/lint/open-document.ts';
import { corpusDocuments, hasShared, needsShared } from '../corpus.ts';

type Path = (string | number)[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** Every path at which our range is not the one that Spectral's YAML parser gives. */
function differences(text: string): Path[] {
  const parsed = parseWithPointers(text, { ignoreDuplicateKeys: false, mergeKeys: true });
  const index = JsonIndex.of(text);
  if (index === undefined) throw new Error('the text is not read as JSON');
  return [...pathsOf(JSON.parse(text))].filter((path) => {
    const theirs = getLocationForJsonPath(parsed as never, path)?.range;
    return JSON.stringify(index.rangeOf(path)) !== JSON.stringify(theirs);
  });
}

describe('ranges of a JSON text', () => {
  it.each([
    [
      'members, items and empty collections',
      '{"a" : {"b":[1,"x\\u00e9", {"c":null}] , "e":{}, "f":[] } }',
    ],
    ['names with escapes and quotes', '{"g\\n\\"": "h", "\\u0041\\\\": [ "]", "}" ]}'],
    [
      'several lines, LF and CRLF',
      '{\n  "a": [\n    true,\r\n    -1.5e3\n  ],\n  "b": {\n  }\n}\n',
    ],
    ['characters beyond the basic plane', '{"😀": "a😀b", "c": ["é", 1]}'],
    ['an array at the root', '[ {"a": 1}, [], "s" ]'],
  ])('are those of the YAML parser for %s', (_, text) => {
    expect(differences(text)).toEqual([]);
  });

  it('leaves to the YAML parser what it reads otherwise', () => {
    expect(JsonIndex.of('{"a"\n: 1}')).toBeUndefined();
    expect(JsonIndex.of('{"<<": {"a": 1}}')).toBeUndefined();
  });

  it.each([
    ['a name given twice', '{"a": 1, "a": 2}', 1],
    ['a tab', '{\t"a": 1}', 1],
    ['a plain text', '{"a": 1}', 0],
  ])('opens %s with the parser’s own diagnostics', (_, text, count) => {
    const document = openJson(text, 'x') ?? openYaml(text, 'x');
    expect(document.diagnostics).toHaveLength(count);
  });

  it.skipIf(!hasShared)(
    `are those of the YAML parser in the corpus${needsShared}`,
    () => {
      const texts = corpusDocuments(150_000)
        .filter((file) => file.endsWith('.json'))
        .map((file) => readFileSync(file, 'utf8'))
        .filter((text) => !text.includes('\t') && isJson(text));
      expect(texts.length).toBeGreaterThan(30);
      for (const text of texts) expect(differences(text)).toEqual([]);
    },
    120_000,
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
