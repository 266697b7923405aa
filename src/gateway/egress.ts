import type { Service } from '../model/territory.ts';

/**
 * Where a dialogue with a vendor may go: the origins its service declares, and among those only
 * public https hosts known by name. Names that resolve to private addresses are the runtime's
 * business: Cloudflare and workerd (`network.allow = ["public"]`) refuse them.
 */
export type Refusal = 'hors-liste' | 'non-public' | 'illisible';

/** Undefined when the gateway may go there, else why not. */
export function refusal(
  address: string,
  service: Pick<Service, 'url' | 'origins'>,
  localOrigins: readonly string[],
): Refusal | undefined {
  const url = URL.parse(address);
  if (url === null) return 'illisible';
  if (!allowedOrigins(service).has(url.origin)) return 'hors-liste';
  return isPublic(url) || isLocal(url, localOrigins) ? undefined : 'non-public';
}

/** Whether a URL may be entered in the registry at all. */
export function mayBeCalled(address: string, localOrigins: readonly string[]): boolean {
  const url = URL.parse(address);
  return url !== null && (isPublic(url) || isLocal(url, localOrigins));
}

function allowedOrigins(service: Pick<Service, 'url' | 'origins'>): Set<string> {
  const origins = new Set<string>();
  for (const address of [service.url, ...service.origins]) {
    const url = URL.parse(address);
    // `null` is the origin of every opaque URL (data:, file:): it would match all of them.
    if (url !== null && url.origin !== 'null') origins.add(url.origin);
  }
  return origins;
}

function isLocal(url: URL, localOrigins: readonly string[]): boolean {
  return noCredentials(url) && localOrigins.includes(url.origin);
}

function isPublic(url: URL): boolean {
  return url.protocol === 'https:' && noCredentials(url) && isPublicName(url.hostname);
}

/** Userinfo in a URL would end up in logs (RFC 9110 §4.2.4 asks to treat it as an error). */
function noCredentials(url: URL): boolean {
  return url.username === '' && url.password === '';
}

/** Names that only mean something inside a network (RFC 6761, RFC 6762, RFC 8375, cloud metadata). */
const PRIVATE_SUFFIXES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'onion',
];

/**
 * No address literal at all, private or public: a vendor has a name, and refusing every literal
 * leaves no notation to get wrong. The URL parser has already turned octal, hexadecimal, decimal
 * and shortened IPv4 into dotted form (WHATWG URL §3.5), and IPv6 keeps its brackets.
 */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  if (name.startsWith('[') || /^[\d.]+$/.test(name) || !name.includes('.')) return false;
  return !PRIVATE_SUFFIXES.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
}
