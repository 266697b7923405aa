/** What is not text, or text of another encoding or format. */
import { gzipSync } from 'node:zlib';
import { type HostileCase, soundText, soundYaml, utf8 } from '../case.ts';

const NONE = 'non-evaluable';

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++)
    view.setUint16(at * 2, units.charCodeAt(at), littleEndian);
  return bytes;
}

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (each) => each.charCodeAt(0));

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);

export const texts: readonly HostileCase[] = [
  { name: 'nothing at all', make: () => '', verdict: NONE, obstacles: ['document-vide'] },
  { name: 'blanks only', make: () => ' \n\t\r\n ', verdict: NONE, obstacles: ['document-vide'] },
  {
    name: 'a byte order mark only',
    make: () => '\ufeff',
    verdict: NONE,
    obstacles: ['document-vide'],
  },
  { name: 'an empty object', make: () => '{}', verdict: NONE, obstacles: ['pas-openapi'] },
  { name: 'an empty list', make: () => '[]', verdict: NONE, obstacles: ['pas-openapi'] },
  { name: 'null', make: () => 'null', verdict: NONE, obstacles: ['pas-openapi'] },
  { name: 'a number', make: () => '42', verdict: NONE, obstacles: ['pas-openapi'] },
  { name: 'a string', make: () => '"openapi: 3.0.3"', verdict: NONE, obstacles: ['pas-openapi'] },
  { name: 'a comment only', make: () => '# openapi', verdict: NONE, obstacles: ['pas-openapi'] },
  {
    name: 'a list of documents',
    make: () => `[${soundText()}]`,
    verdict: NONE,
    obstacles: ['pas-openapi'],
  },
  {
    name: 'JSON lines',
    make: () => `${soundText()}\n${soundText()}\n`,
    verdict: NONE,
    obstacles: ['syntaxe-invalide'],
  },
  {
    name: 'two YAML documents',
    make: () => `${soundYaml('')}\n---\n${soundYaml('')}`,
    verdict: NONE,
    obstacles: ['plusieurs-documents'],
  },
  {
    name: 'JSON with comments',
    make: () => soundText().replace('{', '{\n// a comment\n/* and another */\n'),
    verdict: NONE,
    obstacles: ['json-commente', 'pas-openapi'],
  },
  {
    name: 'JSON cut short',
    make: () => soundText().slice(0, -20),
    verdict: NONE,
    obstacles: ['syntaxe-invalide', 'pas-openapi'],
  },
  {
    name: 'a page of HTML',
    make: () => '<!DOCTYPE html>\n<html><body><p>404: not found</p></body></html>',
    verdict: NONE,
    obstacles: ['page-web'],
  },
  { name: 'a PNG', make: () => PNG, verdict: NONE, obstacles: ['document-binaire'] },
  {
    name: 'a PDF',
    make: () => utf8(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 10>> stream\nx\u0001\u0002`),
    verdict: NONE,
    obstacles: ['document-binaire'],
  },
  {
    name: 'a ZIP',
    make: () => Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]),
    verdict: NONE,
    obstacles: ['document-binaire'],
  },
  {
    name: 'gzip',
    make: () => gzipSync(soundText()),
    verdict: NONE,
    obstacles: ['document-binaire'],
  },
  {
    name: 'a NUL byte far behind',
    make: () => soundText({ 'x-long': 'a'.repeat(10_000) }).replace(/a"}$/, '\0"}'),
    verdict: NONE,
    obstacles: ['document-binaire'],
  },
  {
    name: 'UTF-8 with a mark',
    make: () => `\ufeff${soundYaml('')}`,
    verdict: 'conforme',
  },
  { name: 'UTF-8 JSON with a mark', make: () => `\ufeff${soundText()}`, verdict: 'conforme' },
  {
    name: 'UTF-16LE with a mark',
    make: () => utf16(soundText(), true, true),
    verdict: 'conforme',
  },
  {
    name: 'UTF-16BE with a mark',
    make: () => utf16(soundYaml(''), false, true),
    verdict: 'conforme',
  },
  {
    name: 'UTF-16LE without a mark',
    make: () => utf16(soundText(), true, false),
    verdict: NONE,
    obstacles: ['document-binaire'],
  },
  {
    name: 'UTF-16 cut in the middle of a unit',
    make: () => utf16(soundText(), true, true).slice(0, -1),
    verdict: NONE,
    obstacles: ['encodage-inconnu', 'syntaxe-invalide', 'pas-openapi'],
  },
  {
    name: 'Latin-1',
    make: () => latin1(soundText().replace('Piscines', 'Piscines chauff\xe9es')),
    verdict: NONE,
    obstacles: ['encodage-inconnu'],
  },
  {
    name: 'Shift-JIS',
    make: () =>
      Uint8Array.from([...latin1('title: '), 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, ...latin1('\n')]),
    verdict: NONE,
    obstacles: ['encodage-inconnu', 'pas-openapi'],
  },
  {
    name: 'lone surrogates',
    make: () => soundText().replace('Piscines', '\\ud800 \\udc00'),
    verdict: 'conforme',
  },
  {
    name: 'Windows newlines',
    make: () => soundYaml('').replaceAll('\n', '\r\n'),
    verdict: 'conforme',
  },
  {
    name: 'tabs as indentation',
    make: () => 'openapi: 3.0.3\ninfo:\n\ttitle: x\n\tversion: 1.0.0\npaths: {}\n',
    verdict: 'non-conforme',
  },
  {
    name: 'right-to-left and zero-width names',
    make: () => soundText({ 'x-\u202egnp.exe': 1, 'x-\u200b\u2060': 2 }),
    verdict: 'conforme',
  },
];
