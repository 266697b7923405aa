export interface Decoded {
  readonly text: string;
  /** Line, from 1, of the first bytes that the encoding cannot explain; undefined when there are none. */
  readonly strayLine: number | undefined;
}

/**
 * Reads a supplier's file as text: UTF-8, or UTF-16 where a byte order mark says so, which is all
 * that YAML 1.2 §5.2 and RFC 8259 §8.1 allow and anybody writes. What is neither (Latin-1,
 * Shift-JIS, a unit cut in two) is read with U+FFFD in its place, as in Node's own reading.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding, { fatal: false, ignoreBOM: false }).decode(bytes);
  return { text, strayLine: isSound(encoding, bytes, text) ? undefined : lineOfStray(text) };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** A text may hold U+FFFD of its own: only a second, strict reading tells the two apart. */
function isSound(encoding: string, bytes: Uint8Array, text: string): boolean {
  if (!text.includes('\ufffd')) return true;
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function lineOfStray(text: string): number {
  return text.slice(0, text.indexOf('\ufffd')).split('\n').length;
}

/**
 * Control characters but tab, line feed and carriage return: neither YAML (§5.1) nor JSON allows
 * them, wherever they stand. Most often it is a binary file.
 */
export function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text.slice(0, 4096)) || text.includes('\0');
}
