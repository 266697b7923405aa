import type { FormatContext } from './format.ts';

/** A document's name as seen from the repository, for tools that show its files. */
export function pathOf(name: string, { folder = '' }: Pick<FormatContext, 'folder'>): string {
  return folder === '' || name.startsWith('/') ? name : `${folder}/${name}`;
}

/** The same as a URI reference (RFC 3986 § 4.2); lone surrogates have no UTF-8. */
export function uriOf(name: string, context: Pick<FormatContext, 'folder'>): string {
  const path = pathOf(name, context);
  const encoded = path.toWellFormed().split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

/** The page that a rule names, where it is one of the web and nothing in it could end a quote. */
export function webPage(documentation: string | null): string | undefined {
  return documentation !== null && WEB.test(documentation) ? documentation : undefined;
}

const WEB = /^https?:\/\/[^\s\p{C}"'`<>\\]+$/u;
