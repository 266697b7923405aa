/**
 * What the tests' Workers meet when they go out (miniflare's outbound service, in Node): the first
 * path segment names the feed, the second how it behaves; the body counts the calls of the feed.
 */
const calls = new Map<string, number>();

export async function vendor(address: string): Promise<{ status: number; body: string }> {
  const [, feed = '', behaviour = ''] = new URL(address).pathname.split('/');
  const count = (calls.get(feed) ?? 0) + 1;
  calls.set(feed, count);
  if (behaviour === 'once' && count > 1) return { status: 500, body: '' };
  if (behaviour === 'broken') return { status: 200, body: '{"values":[' };
  // Above 2 MB once normalised: more than one value of a Durable Object may hold.
  const values = behaviour === 'large' ? Array(600_000).fill(123_456) : [count];
  return { status: 200, body: JSON.stringify({ values }) };
}
