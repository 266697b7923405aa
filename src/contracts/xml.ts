/** Writing XML 1.0: elements as values, escaped when they become text. */

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements, or one text. */
  readonly content: readonly XmlNode[] | string;
}

type Attributes = Readonly<Record<string, string | undefined>>;
type Content = string | number | boolean | readonly (XmlNode | undefined)[];

/** Undefined content makes no element at all; undefined attributes and children are left out. */
export function xml(name: string, content: Content): XmlNode;
export function xml(name: string, content: Content | undefined): XmlNode | undefined;
export function xml(name: string, attributes: Attributes, content: Content): XmlNode;
export function xml(
  name: string,
  ...rest: [Content | undefined] | [Attributes, Content]
): XmlNode | undefined {
  const [attributes, content] = rest.length === 1 ? [{}, rest[0]] : rest;
  if (content === undefined) return undefined;
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const inside = Array.isArray(content)
    ? content.filter((child) => child !== undefined)
    : String(content);
  return { name, attributes: Object.fromEntries(given), content: inside };
}

export function xmlDocument(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

function written({ name, attributes, content }: XmlNode): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside = typeof content === 'string' ? escaped(content) : content.map(written).join('');
  return inside === ''
    ? `<${name}${pairs.join('')}/>`
    : `<${name}${pairs.join('')}>${inside}</${name}>`;
}

/** What XML 1.0 §2.2 does not allow has no escape: it goes. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => ('\t\n\r'.includes(control) ? control : ''))
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
