/** Reads a supplier's file as text: UTF-8, or UTF-16 where a byte order mark says so. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  return decode('utf-8', bytes);
}

/** Not fatal: a stray Latin-1 byte becomes U+FFFD, as in Node's own reading, and is shown so. */
function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { fatal: false, ignoreBOM: false }).decode(bytes);
}

/** Control characters but tab, line feed and carriage return: a binary file, not a description. */
export function looksBinary(text: string): boolean {
  for (let index = 0; index < Math.min(text.length, 4096); index++) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}
