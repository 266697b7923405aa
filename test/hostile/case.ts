import type { Verdict } from '../../src/model/report.ts';

/** One file of a submission, as text or as bytes. */
export type Content = string | Uint8Array;

/** A document that no vendor should deposit, and what must become of it. */
export interface HostileCase {
  readonly name: string;
  /** The document, or several files by name; made when needed, for some weigh 50 MB. */
  readonly make: () => Content | Readonly<Record<string, Content>>;
  readonly verdict: Verdict;
  /** Codes of the obstacles, in order. */
  readonly obstacles?: readonly string[];
  /** Rules that could not be judged, and why: each `why` contains the text; or that they were many. */
  readonly inconclusive?: Readonly<Record<string, string>> | 'many';
  /** Rules that find fault: where given, these and no others. */
  readonly findings?: readonly string[];
  /** `spectral:oas` unless told. */
  readonly ruleset?: string;
  /** Left out of the bounded run: too long or too large for every push. */
  readonly heavy?: boolean;
}

/** What a case came to, as the child process tells it. */
export interface HostileResult {
  readonly name: string;
  readonly verdict: Verdict;
  readonly obstacles: readonly { readonly code: string; readonly message: string }[];
  readonly inconclusive: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
  /** Characters of the longest finding, as JSON. */
  readonly widest: number;
  readonly total: number;
  readonly digests: readonly string[];
  readonly ms: number;
  readonly peakMb: number;
}

/** What a document of ours says when nothing is wrong with it: stock rules find nothing. */
export function sound(members: object = {}, operation: object = {}): Record<string, unknown> {
  return {
    openapi: '3.0.3',
    info: {
      title: 'Piscines',
      version: '1.0.0',
      description: 'Les piscines.',
      contact: { name: 'API', url: 'https://example.org', email: 'api@example.org' },
    },
    servers: [{ url: 'https://example.org/v1' }],
    tags: [{ name: 'piscines' }],
    paths: {
      '/piscines': {
        get: {
          operationId: 'listPools',
          summary: 'Les piscines',
          description: 'Les piscines.',
          tags: ['piscines'],
          responses: { 200: { description: 'Les piscines' } },
          ...operation,
        },
      },
    },
    ...members,
  };
}

export const soundText = (members: object = {}, operation: object = {}): string =>
  JSON.stringify(sound(members, operation));

/** Same, one space behind each colon, as in YAML. */
export const soundYaml = (tail: string): string =>
  `openapi: 3.0.3
info: {title: Piscines, version: 1.0.0, description: x, contact: {name: a, url: 'https://e.org', email: a@e.org}}
servers: [{url: 'https://example.org'}]
tags: [{name: piscines}]
paths:
  /piscines: {get: {operationId: listPools, description: x, tags: [piscines], responses: {'200': {description: x}}}}
${tail}`;

/** An operation that answers with this media type. */
export const answering = (media: object): object => ({
  responses: { 200: { description: 'x', content: { 'application/json': media } } },
});

export const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
