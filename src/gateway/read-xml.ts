/** Text of an XML document → tree of elements (adapters/xml-tree.ts). */
import { XMLParser } from 'fast-xml-parser';
import type { XmlElement } from '../adapters/xml-tree.ts';

/** DATEX II, the deepest of the norms read here, stays below 40. */
const DEPTH_MAX = 100;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  // Decoded below: the five of XML and numbers, nothing that a document could define.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Throws on what is no well-formed document, and on any document type declaration: it defines
 * entities (XML 1.0 §4.2), which no vendor of ours needs and which attacks are made of.
 */
export function readXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Error('document type declaration');
  const roots = elementsOf(parser.parse(text, true), 0);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new Error('no single root');
  return root;
}

const TEXT = '#text';
const ATTRIBUTES = ':@';

/** The parser's lists: one object a node, whose only member beside the attributes is its name. */
function elementsOf(nodes: unknown, depth: number): readonly XmlElement[] {
  if (depth > DEPTH_MAX) throw new Error('too deep');
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Readonly<Record<string, unknown>>) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
    if (name === undefined || name === TEXT) return [];
    const inside = node[name];
    return [
      {
        name,
        attributes: attributesOf(node[ATTRIBUTES]),
        text: textOf(inside),
        children: elementsOf(inside, depth + 1),
      },
    ];
  });
}

function attributesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(value ?? {}).map(([name, text]) => [name, decoded(String(text))]);
  return Object.fromEntries(entries);
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  const texts = nodes.filter((node) => TEXT in node).map((node) => String(node[TEXT]));
  return decoded(texts.join('')).trim();
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** XML 1.0 §4.1 and §4.6; a reference to anything else stays as it is written. */
function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    },
  );
}
