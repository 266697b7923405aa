/** One file as GLPI takes it: RFC 7578 with a manifest that tells what the file is attached to. */
import type { VendorRequest } from '../../model/adapter.ts';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  readonly ticket: number;
}

export function upload({
  name,
  mimeType,
  bytes,
  ticket,
}: Upload): NonNullable<VendorRequest['body']> {
  const manifest = JSON.stringify({
    input: { name, _filename: [name], itemtype: 'Ticket', items_id: ticket },
  });
  const boundary = boundaryFor(bytes);
  const head = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="uploadManifest"',
    'Content-Type: application/json',
    '',
    manifest,
    `--${boundary}`,
    // The contract allows no quote, control or slash in a name.
    `Content-Disposition: form-data; name="filename[0]"; filename="${name}"`,
    `Content-Type: ${mimeType}`,
    '',
    '',
  ].join('\r\n');
  const content = joined([encoded(head), bytes, encoded(`\r\n--${boundary}--\r\n`)]);
  return { mediaType: `multipart/form-data; boundary=${boundary}`, content };
}

/**
 * A mark that is not in the file (RFC 2046 §5.1.1). A file could hold the first one; each longer one is
 * tried until it does not.
 */
function boundaryFor(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  let boundary = 'prise-numerique-limite';
  while (text.includes(boundary)) boundary += '-';
  return boundary;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
