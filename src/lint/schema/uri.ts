import fastUri from 'fast-uri';

type UriComponents = ReturnType<typeof fastUri.parse>;

/** Ids repeat from schema to schema; parsing them is most of the cost of compiling a small one. */
const CACHE_ENTRIES = 5_000;
/** Longer ids are not worth keeping: they come from a document that means harm. */
const CACHED_LENGTH = 1_000;

const resolved = new Map<string, string>();
const fullPaths = new Map<string, string>();

function cached(cache: Map<string, string>, key: string, make: () => string): string {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const value = make();
  if (key.length <= CACHED_LENGTH) {
    if (cache.size >= CACHE_ENTRIES) cache.clear();
    cache.set(key, value);
  }
  return value;
}

const TRAILING_SLASH_HASH = /#\/?$/;

export function normalizeId(id: string | undefined): string {
  return id ? id.replace(TRAILING_SLASH_HASH, '') : '';
}

export function parseUri(uri: string): UriComponents {
  return fastUri.parse(uri);
}

export function resolveUri(baseId: string, uri: string): string {
  return cached(resolved, `${baseId}\n${uri}`, () => fastUri.resolve(baseId, uri));
}

export function resolveUrl(baseId: string, id: string): string {
  return resolveUri(baseId, normalizeId(id));
}

export function fullPathOf(components: UriComponents): string {
  return `${fastUri.serialize(components).split('#')[0]}#`;
}

export function getFullPath(id = '', normalize = true): string {
  const uri = normalize ? normalizeId(id) : id;
  return cached(fullPaths, uri, () => fullPathOf(fastUri.parse(uri)));
}

export function unescapeFragment(text: string): string {
  return decodeURIComponent(text).replace(/~1/g, '/').replace(/~0/g, '~');
}

export function escapePointer(text: string): string {
  return text.replace(/~/g, '~0').replace(/\//g, '~1');
}
