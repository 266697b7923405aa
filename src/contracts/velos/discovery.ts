/** `gbfs.json` of a vendor: where its feeds are. Versions 1 and 2 have one list a language, 3 one list. */
import { z } from 'zod';
import { WireError } from '../../model/adapter.ts';

const feeds = z.array(z.object({ name: z.string(), url: z.string() })).max(100);

export const discoveryWire = z.object({
  data: z.union([z.object({ feeds }), z.record(z.string(), z.object({ feeds }))]),
});

type Feeds = z.infer<typeof feeds>;

/** Absolute address of the first feed so named, or undefined when the system does not publish it. */
export function findFeed(
  discovery: unknown,
  names: readonly string[],
  { serviceUrl, language }: { readonly serviceUrl: string; readonly language?: string | undefined },
): string | undefined {
  const listed = listOf(discovery, language);
  const feed = listed.find(({ name }) => names.includes(name));
  if (feed === undefined) return undefined;
  const url = URL.canParse(feed.url, serviceUrl) ? new URL(feed.url, serviceUrl) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new WireError('l’adresse d’un flux annoncé n’est pas une adresse web');
  }
  return url.href;
}

export function requireFeed(...args: Parameters<typeof findFeed>): string {
  const url = findFeed(...args);
  if (url === undefined) throw new WireError(`le réseau ne publie pas le flux ${args[1][0]}`);
  return url;
}

/** Key of the list that `findFeed` reads; undefined in version 3, where texts carry their language. */
export function discoveryLanguage(
  discovery: unknown,
  wanted: string | undefined,
): string | undefined {
  const lists = listsOf(discovery);
  return (
    [wanted, 'fr'].find((key) => key !== undefined && lists.has(key)) ?? lists.keys().next().value
  );
}

/** The language asked, else French, else the first. */
function listOf(discovery: unknown, wanted: string | undefined): Feeds {
  return listsOf(discovery).get(discoveryLanguage(discovery, wanted)) ?? [];
}

function listsOf(discovery: unknown): ReadonlyMap<string | undefined, Feeds> {
  const { data } = discoveryWire.parse(discovery);
  const entries: [string | undefined, Feeds][] = [];
  for (const [key, value] of Object.entries(data)) {
    if (Array.isArray(value)) entries.push([undefined, value]);
    else entries.push([key, value.feeds]);
  }
  return new Map(entries);
}
