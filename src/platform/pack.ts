/** Values and texts as one gzipped run of bytes, cut into parts that a database takes. */

/** A value of a Durable Object is limited to 2 MB; half of it leaves room for the row. */
const PART_BYTES = 1024 * 1024;

const HEAD_BYTES = 4;

export interface Package<Head> {
  readonly head: Head;
  readonly bodies: readonly Uint8Array[];
}

export async function pack<Head>({ head, bodies }: Package<Head>): Promise<Uint8Array[]> {
  const sizes = bodies.map(({ length }) => length);
  const text = new TextEncoder().encode(JSON.stringify({ head, sizes }));
  const length = new Uint8Array(HEAD_BYTES);
  new DataView(length.buffer).setUint32(0, text.length);
  const whole = new Blob([length, text, ...bodies].map((bytes) => new Uint8Array(bytes)));
  const packed = await bytesOf(whole.stream().pipeThrough(new CompressionStream('gzip')));
  const count = Math.ceil(packed.length / PART_BYTES);
  return Array.from({ length: count }, (_, part) =>
    packed.slice(part * PART_BYTES, (part + 1) * PART_BYTES),
  );
}

/** What `pack` was given; written by us alone, so that its head is what its type says. */
export async function unpack<Head>(parts: readonly Uint8Array[]): Promise<Package<Head>> {
  const packed = new Blob(parts.map((part) => new Uint8Array(part)));
  const whole = await bytesOf(packed.stream().pipeThrough(new DecompressionStream('gzip')));
  let at = HEAD_BYTES + new DataView(whole.buffer).getUint32(0);
  const text = new TextDecoder().decode(whole.subarray(HEAD_BYTES, at));
  const { head, sizes } = JSON.parse(text) as { head: Head; sizes: readonly number[] };
  const bodies = sizes.map((size) => {
    at += size;
    return whole.slice(at - size, at);
  });
  return { head, bodies };
}

async function bytesOf(stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
