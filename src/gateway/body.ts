/**
 * Reads a body as UTF-8 and counts while it streams: a declared length may lie, a compressed body
 * has none. A byte order mark is dropped (RFC 8259 §8.1 allows it); other encodings throw.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<{ readonly text: string; readonly bytes: number }> {
  if (body === null) return { text: '', bytes: 0 };
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  const reader = body.getReader();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), bytes };
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    reader.releaseLock();
  }
}
