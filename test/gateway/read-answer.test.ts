import { describe, expect, it } from 'vitest';
import { descend, every, textAt, type XmlElement, xmlWire } from '../../src/adapters/xml-tree.ts';
import { readAnswer } from '../../src/gateway/read-answer.ts';
import { readXml } from '../../src/gateway/read-xml.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the encoding', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8 by default', utf8('é'), 'text/csv'],
    ['a byte order mark, which is dropped', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('é')), ''],
    ['a mark before a charset', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('é')), 'x; charset=latin1'],
    ['charset', latin1('é'), 'text/csv; charset="ISO-8859-1"'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0xe9, 0x00), 'text/csv'],
  ])('is told by %s', (_, bytes, type) => {
    expect(readAnswer(bytes, 'text', type)).toBe('é');
  });

  it('of XML is told by its declaration', () => {
    const written = '<?xml version="1.0" encoding="ISO-8859-1"?><nom>Bègles</nom>';
    const root = readAnswer(latin1(written), 'xml', 'application/xml') as XmlElement;
    expect(root.text).toBe('Bègles');
  });

  it.each<[string, Uint8Array, string]>([
    ['malformed UTF-8', latin1('é'), 'text/csv'],
    ['an unknown charset', utf8('a'), 'text/csv; charset=ebcdic-klingon'],
  ])('refuses %s', (_, bytes, type) => {
    expect(() => readAnswer(bytes, 'text', type)).toThrow();
  });

  it('of JSON is UTF-8, whatever the type says', () => {
    expect(readAnswer(utf8('"é"'), 'json', 'application/json; charset=latin1')).toBe('é');
    expect(() => readAnswer(Uint8Array.of(0xff, 0xfe, 0x31, 0x00), 'json', '')).toThrow();
  });
});

it('reads nothing only where the status says that there is nothing to read', () => {
  expect(readAnswer(new Uint8Array(), 'json', '', 204)).toBeUndefined();
  expect(() => readAnswer(new Uint8Array(), 'json', '', 200)).toThrow();
});

describe('XML', () => {
  const siri = readXml(
    `<s:Siri xmlns:s="http://x" version="2.0"><!-- rien --><s:Stop id="1">A &amp; B &#233;&#x20AC;</s:Stop><s:Stop id="2"><![CDATA[<b>]]></s:Stop><s:Empty/></s:Siri>`,
  );

  it('has no prefix, decodes entities, and one is like many', () => {
    expect(every(siri, 'Stop').map(({ text, attributes }) => [attributes.id, text])).toEqual([
      ['1', 'A & B é€'],
      ['2', '<b>'],
    ]);
    expect(textAt(siri, 'Empty')).toBeUndefined();
    expect(descend(siri, 'Stop')?.attributes.id).toBe('1');
    expect(siri.attributes.version).toBe('2.0');
  });

  it('is told by its root', () => {
    expect(xmlWire('Siri').safeParse(siri).success).toBe(true);
    expect(xmlWire('d2LogicalModel').safeParse(siri).success).toBe(false);
    expect(xmlWire('Siri').safeParse({ name: 'Siri' }).success).toBe(false);
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['an open element', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['no root', 'texte'],
    ['half a document', '<a><b>1</b>'],
    ['endless depth', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`],
  ])('with %s is refused', (_, text) => {
    expect(() => readXml(text)).toThrow();
  });

  it('keeps a reference to what is not its own as it is written', () => {
    expect(readXml('<a>&nbsp;&foo;</a>').text).toBe('&nbsp;&foo;');
  });
});
