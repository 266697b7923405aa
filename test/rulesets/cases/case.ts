/**
 * What each rule says of documents one step away from its good one: every place that it reads and
 * every way of failing. Judged by `cases.test.ts`; a mutation of a rule must be noticed here or by
 * its good and bad documents.
 */
import type { Edits } from '../edit.ts';

export interface Case {
  readonly why: string;
  readonly edits: Edits;
  /** Places of the rule's findings, joined by spaces; none when the rule is content. */
  readonly places: readonly string[];
}

/** By rule. */
export type Cases = Readonly<Record<string, readonly Case[]>>;

export const fails = (why: string, edits: Edits, ...places: string[]): Case => ({
  why,
  edits,
  places,
});
export const passes = (why: string, edits: Edits): Case => ({ why, edits, places: [] });

export const LIST = '/paths/~1piscines/get';
export const EXPORT = '/paths/~1export/get';
export const SCHEME = '/components/securitySchemes/oauth2';
export const ITEM = '/paths/~1piscines';
export const AT_LIST = 'paths /piscines get';
export const AT_EXPORT = 'paths /export get';
export const AT_OK = `${AT_LIST} responses 200`;
export const MEDIA = `${LIST}/responses/200/content`;
export const SCHEMA = `${MEDIA}/application~1json/schema`;
export const http = [{ url: 'http://api.example' }];
export const secret = [{ name: 'access-token', in: 'query', schema: { type: 'string' } }];

/** Every operation is judged, whatever its method. */
export const METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
];

export function onEachMethod(
  why: string,
  operation: unknown,
  ending = '',
  methods: readonly string[] = METHODS,
): Case[] {
  return methods.map((method) =>
    fails(
      `${why} (${method})`,
      { [`/paths/~1x/${method}`]: operation },
      `paths /x ${method}${ending}`,
    ),
  );
}
