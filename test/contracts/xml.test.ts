import { expect, it } from 'vitest';
import { type XmlNode, xml, xmlDocument } from '../../src/contracts/xml.ts';
import { readXml } from '../../src/gateway/read-xml.ts';

it('writes what a reader of XML reads back', () => {
  const texts = ['A & B', '<script>', ']]>', '"\'', 'é€😀', 'a\tb', '&amp;', '&#0;'];
  const root = xml('liste', { langue: 'fr "FR" <&>', vide: undefined }, [
    ...texts.map((text) => xml('t', text)),
    xml('nombre', 3),
    xml('rien', undefined),
    undefined,
  ]);
  const read = readXml(xmlDocument(root));
  expect(read.attributes).toEqual({ langue: 'fr "FR" <&>' });
  expect(read.children.map(({ name, text }) => [name, text])).toEqual([
    ...texts.map((text) => ['t', text]),
    ['nombre', '3'],
  ]);
});

it('leaves out what XML cannot hold', () => {
  const text = 'a\u0000\u0007b\ud800c\ufffed';
  expect(xmlDocument(xml('t', text))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<t>ab\ufffdcd</t>\n',
  );
});

it('writes an empty element', () => {
  const empty: XmlNode = xml('t', { a: '1' }, []);
  expect(xmlDocument(empty)).toContain('<t a="1"/>');
});
