/** One value of SIRI in any of the ways in which vendors write it: `"x"`, `{ value }`, `[{ value }]`. */
import type { Phrases } from '../../contracts/passages/bodies.ts';
import { present } from '../../contracts/present.ts';
import { plain } from '../plain-text.ts';
import { identifier, text } from '../wire-values.ts';

export type Node = Readonly<Record<string, unknown>>;

/** A list, whether it is one or its only member stands for it. */
export function many(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function node(value: unknown): Node | undefined {
  const [first] = many(value);
  return typeof first === 'object' && first !== null ? Object(first) : undefined;
}

export function nodes(value: unknown): readonly Node[] {
  return many(value)
    .map(node)
    .filter((each) => each !== undefined);
}

/** The scalar itself, out of whatever is around it. */
export function scalar(value: unknown): unknown {
  const [first] = many(value);
  if (typeof first === 'object' && first !== null) {
    const inner: unknown = Reflect.get(first, 'value');
    return typeof inner === 'object' ? undefined : scalar(inner);
  }
  return typeof first === 'string' ? first.trim() : first;
}

/** A reference or a code: text, or the integer that a database key became. */
export function code(value: unknown): string | undefined {
  return identifier(scalar(value));
}

/** Texts for travellers, each with its language where the vendor says it. */
export function phrasesOf(value: unknown): Phrases | undefined {
  const found = many(value).flatMap((each) => {
    const written = text(scalar(each)) ?? numbered(scalar(each));
    if (written === undefined) return [];
    return [present({ value: written, lang: languageOf(node(each)?.lang) })];
  });
  return found.length === 0 ? undefined : found;
}

/** A line's name may be a bare number. */
function numbered(value: unknown): string | undefined {
  return typeof value === 'number' ? identifier(value) : undefined;
}

function languageOf(value: unknown): string | undefined {
  const tag = text(value);
  if (tag === undefined || !/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag)) return undefined;
  return tag.toLowerCase();
}

export function plainPhrases(value: unknown): Phrases | undefined {
  const found = (phrasesOf(value) ?? []).flatMap((phrase) => {
    const bare = plain(phrase.value);
    return bare === undefined ? [] : [present({ ...phrase, value: bare })];
  });
  return found.length === 0 ? undefined : found;
}
