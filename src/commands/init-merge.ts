/**
 * What becomes of a file of the vendor's when `prise init` has something to put in it: pure, text
 * in, text out. All that is not ours stays as it is, to the byte where the format allows it.
 */
import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, parse, parseDocument, type YAMLSeq } from 'yaml';

export type Merged =
  | { readonly text: string }
  /** It says so already. */
  | { readonly inPlace: true }
  /** Why it is left alone, and what its owner may write in it by hand, if anything. */
  | Left;

interface Left {
  readonly left: string;
  readonly advice: string;
  /** Whether `--force` would write ours all the same. */
  readonly yields: boolean;
}

const IN_PLACE = { inPlace: true } as const;

export interface Whole {
  readonly text: string;
  /** A file of the vendor's own that has this in it does what ours would do; or all of ours. */
  readonly mark: string;
}

/** A file that is ours or the vendor's, and cannot be both. */
export function mergeWhole(existing: string | null, whole: Whole, force: boolean): Merged {
  if (existing === null) return { text: whole.text };
  if (existing.includes(whole.mark)) return IN_PLACE;
  if (force) return { text: whole.text };
  return {
    left: 'il existe déjà et dit autre chose',
    advice: whole.mark === whole.text ? '' : whole.text,
    yields: true,
  };
}

type Settings = Readonly<Record<string, unknown>>;

export function mergeSettings(existing: string | null, wanted: Settings, force: boolean): Merged {
  const advice = written(wanted, '  ');
  if (existing === null || existing.trim() === '') return { text: advice };
  const settings = readObject(existing);
  if (settings === null) {
    return {
      left: 'ce n’est pas du JSON simple (commentaires, virgule finale ?)',
      advice,
      yields: false,
    };
  }
  const other = Object.keys(wanted).filter(
    (name) => Object.hasOwn(settings, name) && !isDeepStrictEqual(settings[name], wanted[name]),
  );
  if (other.length > 0 && !force) {
    return { left: `${other.join(', ')} y a déjà une autre valeur`, advice, yields: true };
  }
  const merged = { ...settings, ...wanted };
  if (isDeepStrictEqual(merged, settings)) return IN_PLACE;
  const indent = /^[ \t]+(?=")/m.exec(existing)?.[0] ?? '  ';
  const text = written(merged, indent);
  return { text: existing.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text };
}

function written(settings: Settings, indent: string): string {
  return `${JSON.stringify(settings, null, indent)}\n`;
}

function readObject(text: string): Settings | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Settings)
      : null;
  } catch {
    return null;
  }
}

export interface Entry {
  /** Member of the file's root that is a list. */
  readonly list: string;
  /** One entry as YAML, from its dash. */
  readonly text: string;
  /** Name and value of the member by which an entry is known as ours. */
  readonly known: readonly [name: string, value: RegExp];
}

/** One entry of a list in YAML: added at its end, or put in the place of an older one by force. */
export function mergeEntry(existing: string | null, entry: Entry, force: boolean): Merged {
  const whole = `${entry.list}:\n${indented(entry.text, 2)}`;
  if (existing === null || existing.trim() === '') return { text: whole };
  const document = parseDocument(existing, { keepSourceTokens: true });
  const leave = (left: string, yields = false): Left => ({ left, advice: whole, yields });
  if (document.errors.length > 0) return leave('ce n’est pas du YAML que prise sache lire');
  const root = document.contents;
  if (root !== null && (!isMap(root) || root.flow === true)) return leave('il est écrit autrement');
  const list = root?.get(entry.list, true);
  if (list === undefined) return confirmed(existing, appended(existing, whole), entry, leave);
  if (!isSeq(list) || list.flow === true || list.items.length === 0) {
    return leave(`sa liste « ${entry.list} » est écrite autrement`);
  }
  const rank = list.items.findIndex((item) => isOurs(item, entry));
  if (rank === -1) return confirmed(existing, inserted(existing, list, entry), entry, leave);
  const [wanted] = parse(entry.text) as unknown[];
  if (isDeepStrictEqual(plain(list.items[rank]), wanted)) return IN_PLACE;
  if (!force) return leave('l’entrée de prise y a d’autres valeurs', true);
  return confirmed(existing, replaced(existing, list, rank, entry), entry, leave);
}

function isOurs(item: unknown, { known: [name, value] }: Entry): boolean {
  const found = isMap(item) ? item.get(name, true) : undefined;
  return isScalar(found) && value.test(String(found.value));
}

function plain(node: unknown): unknown {
  return isMap(node) ? node.toJSON() : node;
}

function appended(existing: string, text: string): string {
  return `${existing}${existing.endsWith('\n') ? '' : '\n'}\n${text}`;
}

function inserted(existing: string, list: YAMLSeq, entry: Entry): string {
  const at = lineAfter(existing, rangeOf(list.items.at(-1)).end);
  const head = existing.slice(0, at);
  const text = indented(entry.text, indentOf(list));
  return `${head}${head.endsWith('\n') ? '' : '\n'}${text}${existing.slice(at)}`;
}

function replaced(existing: string, list: YAMLSeq, rank: number, entry: Entry): string {
  const { start, end } = rangeOf(list.items[rank]);
  const line = existing.lastIndexOf('\n', start - 1) + 1;
  return `${existing.slice(0, line)}${indented(entry.text, indentOf(list))}${existing.slice(lineAfter(existing, end))}`;
}

function rangeOf(node: unknown): { start: number; end: number } {
  const [start = 0, end = 0] = (node as { range?: [number, number, number] }).range ?? [];
  return { start, end };
}

/** Start of the line that follows, unless the position is one already. */
function lineAfter(text: string, position: number): number {
  if (text[position - 1] === '\n') return position;
  const end = text.indexOf('\n', position);
  return end === -1 ? text.length : end + 1;
}

function indentOf(list: YAMLSeq): number {
  const { srcToken } = list as { srcToken?: { indent?: number } };
  return srcToken?.indent ?? 2;
}

function indented(text: string, width: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(width));
}

/** What was spliced is read again: the rest must say what it said, and our entry what we say. */
function confirmed(
  existing: string,
  text: string,
  entry: Entry,
  leave: (why: string) => Merged,
): Merged {
  const after = parseDocument(text);
  if (after.errors.length > 0) return leave(UNSURE);
  const before = split(parse(existing) as Settings | null, entry);
  const now = split(after.toJS() as Settings, entry);
  const same =
    isDeepStrictEqual(now.rest, before.rest) &&
    isDeepStrictEqual(now.others, before.others) &&
    isDeepStrictEqual(now.ours, parse(entry.text));
  return same ? { text } : leave(UNSURE);
}

const UNSURE = 'prise ne sait pas le compléter sans risque';

function split(root: Settings | null, { list, known: [name, value] }: Entry) {
  const { [list]: entries = [], ...rest } = root ?? {};
  const all = Array.isArray(entries) ? (entries as (Settings | null)[]) : [];
  const isKnown = (each: Settings | null) => value.test(String(each?.[name]));
  return {
    rest,
    others: all.filter((each) => !isKnown(each)),
    ours: all.filter(isKnown),
  };
}
