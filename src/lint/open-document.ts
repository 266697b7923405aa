import { JsonIndex } from './json-index.ts';
import {
  getYamlLocation,
  ParsedDocument,
  parseYaml,
  type SpecDocument,
  type YamlNode,
} from './stoplight.ts';
import { YamlIndex } from './yaml-index.ts';

type JsonPath = (string | number)[];

/*
 * A document as Spectral's rules see it: data, diagnostics of the parser, and the range of each
 * path. Whatever its name, stock Spectral reads it as YAML; a text that is plain JSON is read by the
 * platform's own parser, to the same data and the same ranges, many times faster.
 */

/** Undefined unless YAML and JSON agree on every character of the text. */
export function openJson(text: string, source: string): SpecDocument | undefined {
  if (!/^\s*[{[]/.test(text) || NOT_ALIKE.test(text)) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  const index = JsonIndex.of(text);
  if (index === undefined || index.members !== countMembers(data)) return undefined;
  return document({ data, diagnostics: [] }, source, (path) => index.rangeOf(path));
}

/**
 * Tabs, a byte order mark and characters that YAML holds unprintable (YAML 1.2 §5.1), raw or not,
 * and the names that JavaScript would take for a prototype.
 */
const NOT_ALIKE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]|"__proto__"/u;

/** A name given twice is seen once in the data: the YAML parser then has something to say. */
function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const values = Object.values(value);
  let count = Array.isArray(value) ? 0 : values.length;
  for (const child of values) count += countMembers(child);
  return count;
}

export function openYaml(text: string, source: string): SpecDocument {
  const parsed = parseYaml(text, {
    ignoreDuplicateKeys: false,
    mergeKeys: true,
    preserveKeyOrder: false,
    attachComments: false,
  });
  const nodes = new YamlIndex(parsed.ast as YamlNode | undefined);
  return document(parsed, source, (path) => {
    const ast = nodes.at(path);
    return ast === undefined ? undefined : getYamlLocation({ ...parsed, ast } as never, [])?.range;
  });
}

function document(
  parsed: { readonly data?: unknown; readonly diagnostics: unknown },
  source: string,
  rangeOf: (path: JsonPath) => unknown,
): SpecDocument {
  return new ParsedDocument({
    parsed,
    source,
    getLocationForJsonPath: (_: unknown, path: JsonPath) => {
      const range = rangeOf(path);
      return range === undefined ? undefined : { range };
    },
  } as never) as unknown as SpecDocument;
}
