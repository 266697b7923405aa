/** Bytes of a vendor's answer → what the adapter asked to read. */
import type { Reading } from '../model/adapter.ts';
import { readXml } from './read-xml.ts';

/**
 * Throws on anything that cannot be read whole and for certain; the reason holds no vendor text. An
 * answer may be empty where its status says that it is another kind of answer than a document.
 */
export function readAnswer(
  bytes: Uint8Array,
  reading: Reading,
  contentType: string,
  status = 200,
): unknown {
  if (bytes.length === 0 && status !== 200) return undefined;
  if (reading === 'bytes') return bytes;
  const text = decode(bytes, reading, contentType);
  if (reading === 'text') return text;
  return reading === 'xml' ? readXml(text) : JSON.parse(text);
}

/**
 * A byte order mark says it first; then `charset` (RFC 9110 §8.3.2), then the XML declaration; else
 * UTF-8. JSON is UTF-8 whatever its type says (RFC 8259 §8.1). Malformed bytes throw.
 */
function decode(bytes: Uint8Array, reading: Reading, contentType: string): string {
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType)?.[1];
  const label = reading === 'json' ? 'utf-8' : (markOf(bytes) ?? charset ?? declared(bytes));
  return new TextDecoder(label ?? 'utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** XML 1.0 §4.3.3: the declaration is readable in any encoding that it may name here. */
function declared(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}
