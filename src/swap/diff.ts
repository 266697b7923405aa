/** Two normalised bodies, field by field: pure, in time linear in their size, bounded in what it says. */
import type { Comparison, Tolerance } from '../model/contract.ts';
import type { Diff, Difference, DifferenceKind } from '../model/swap.ts';
import { SWAP_LIMITS } from './limits.ts';
import { tolerates } from './tolerances.ts';

/** For operations that declare no comparison: everything must be equal, lists in their order. */
export const STRICT: Comparison = { keys: {}, tolerances: {} };

export interface DiffRules extends Comparison {
  /** Personal data: differences are told, values are not. */
  readonly masked?: boolean;
}

export function diff(from: unknown, to: unknown, rules: DiffRules = STRICT): Diff {
  const tally = createTally(rules.masked === true);
  compare({ from, to, field: '', path: '', depth: 0, inherited: undefined }, rules, tally);
  return tally.result();
}

interface Place {
  readonly from: unknown;
  readonly to: unknown;
  /** In the notation of coverage. */
  readonly field: string;
  /** The same, with the record or the rank that it is. */
  readonly path: string;
  readonly depth: number;
  /** Tolerance of the nearest path above that has one. */
  readonly inherited: Tolerance | undefined;
}

type Tally = ReturnType<typeof createTally>;

function compare(place: Place, rules: DiffRules, tally: Tally): void {
  const { from, to, field, depth } = place;
  if (!tally.visit()) return;
  const own = Object.hasOwn(rules.tolerances, field) ? rules.tolerances[field] : undefined;
  const tolerance = own ?? place.inherited;
  const at = { ...place, inherited: tolerance };
  const [a, b] = [kindOf(from), kindOf(to)];
  if (tolerance?.kind === 'ignored') {
    // What is equal there does not count either.
    if (a !== b || textOf(from) !== textOf(to)) tally.differ(kindBetween(place), at);
  } else if (a !== b) {
    tally.differ(kindBetween(place), at);
  } else if (depth < SWAP_LIMITS.depth && isRecord(from) && isRecord(to)) {
    compareRecords(at, from, to, rules, tally);
  } else if (depth < SWAP_LIMITS.depth && Array.isArray(from) && Array.isArray(to)) {
    compareLists(at, from, to, rules, tally);
  } else if (a === 'list' || a === 'record' ? textOf(from) === textOf(to) : from === to) {
    tally.agree();
  } else {
    tally.differ('changed', at);
  }
}

type Members = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'record' : typeof value;
}

function kindBetween({ from, to }: Pick<Place, 'from' | 'to'>): DifferenceKind {
  if (to === undefined) return 'missing';
  if (from === undefined) return 'added';
  return kindOf(from) === kindOf(to) ? 'changed' : 'type';
}

function compareRecords(
  at: Place,
  from: Members,
  to: Members,
  rules: DiffRules,
  tally: Tally,
): void {
  const names = Object.keys(from);
  // Own members only: a member may be called `constructor`.
  for (const name of Object.keys(to)) if (!Object.hasOwn(from, name)) names.push(name);
  if (names.length === 0) tally.agree();
  for (const name of names) {
    const below = {
      from: Object.hasOwn(from, name) ? from[name] : undefined,
      to: Object.hasOwn(to, name) ? to[name] : undefined,
      field: at.field === '' ? name : `${at.field}.${name}`,
      path: at.path === '' ? name : `${at.path}.${name}`,
      ...{ depth: at.depth + 1, inherited: at.inherited },
    };
    compare(below, rules, tally);
  }
}

function compareLists(
  at: Place,
  from: readonly unknown[],
  to: readonly unknown[],
  rules: DiffRules,
  tally: Tally,
): void {
  if (at.inherited?.kind === 'count') {
    const lengths = { from: from.length, to: to.length };
    if (from.length === to.length) tally.agree();
    else tally.differ('changed', { ...at, ...lengths });
    return;
  }
  const field = `${at.field}[]`;
  if (from.length === 0 && to.length === 0) tally.agree();
  const key = Object.hasOwn(rules.keys, field) ? rules.keys[field] : undefined;
  if (key === undefined && isReordered(from, to)) {
    tally.differ('order', at);
    return;
  }
  const pairs = key === undefined ? byRank(from, to) : byKey(from, to, key);
  for (const { step, twice, ...sides } of pairs) {
    const below = {
      ...sides,
      field,
      path: `${at.path}[${step}]`,
      ...{ depth: at.depth + 1, inherited: at.inherited },
    };
    if (twice) tally.differ('duplicate', { ...below, inherited: toleranceAt(below, rules) });
    else compare(below, rules, tally);
  }
}

function toleranceAt({ field, inherited }: Place, { tolerances }: Comparison) {
  return (Object.hasOwn(tolerances, field) ? tolerances[field] : undefined) ?? inherited;
}

interface Pair {
  readonly from: unknown;
  readonly to: unknown;
  /** What stands between the brackets of the path. */
  readonly step: string;
  /** The key named a record already, and does so on one side only. */
  readonly twice: boolean;
}

function byRank(from: readonly unknown[], to: readonly unknown[]): Pair[] {
  return Array.from({ length: Math.max(from.length, to.length) }, (_, rank) => ({
    ...{ from: from[rank], to: to[rank], step: String(rank), twice: false },
  }));
}

/** The nth record of a key on one side against the nth on the other; what has no key goes by rank. */
function byKey(from: readonly unknown[], to: readonly unknown[], key: string): Pair[] {
  const [left, right] = [keyed(from, key), keyed(to, key)];
  const names = [...left.named.keys(), ...right.named.keys()];
  const pairs = [...new Set(names)].flatMap((name) => {
    const [a, b] = [left.named.get(name) ?? [], right.named.get(name) ?? []];
    return byRank(a, b).map((pair, nth) => ({
      ...pair,
      step: `${key}=${name}`,
      twice: nth > 0 && (pair.from === undefined || pair.to === undefined),
    }));
  });
  return [...pairs, ...byRank(left.nameless, right.nameless)];
}

function keyed(list: readonly unknown[], key: string) {
  const named = new Map<string, unknown[]>();
  const nameless: unknown[] = [];
  for (const item of list) {
    const value = isRecord(item) && Object.hasOwn(item, key) ? item[key] : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') {
      nameless.push(item);
      continue;
    }
    const name = JSON.stringify(value);
    const same = named.get(name);
    if (same === undefined) named.set(name, [item]);
    else same.push(item);
  }
  return { named, nameless };
}

/** The same items as often, elsewhere: one difference, and not one an item. */
function isReordered(from: readonly unknown[], to: readonly unknown[]): boolean {
  if (from.length !== to.length) return false;
  const [a, b] = [from.map(textOf), to.map(textOf)];
  if (a.every((text, rank) => text === b[rank])) return false;
  const sorted = b.toSorted();
  return a.toSorted().every((text, rank) => text === sorted[rank]);
}

/** JSON with members in order: the same text for the same value. */
function textOf(value: unknown): string {
  if (value === undefined) return '';
  return JSON.stringify(value, (_, member: unknown) =>
    isRecord(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : member,
  );
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

interface Counted {
  readonly difference: Omit<Difference, 'count' | 'examples'>;
  count: number;
  readonly examples: Difference['examples'][number][];
}

/** Counts everything, lists a bounded part. */
function createTally(masked: boolean) {
  // Apart, so that what is tolerated never takes the place of what is not.
  const listed = { covered: new Map<string, Counted>(), bare: new Map<string, Counted>() };
  const counts = { visited: 0, equal: 0, tolerated: 0, different: 0 };

  function shown(value: unknown): string | null {
    if (value === undefined || masked) return null;
    return cut(JSON.stringify(value), SWAP_LIMITS.valueLength);
  }

  return {
    /** False once there is more than what is compared. */
    visit(): boolean {
      counts.visited += 1;
      return counts.visited <= SWAP_LIMITS.values;
    },
    agree(): void {
      counts.equal += 1;
    },
    differ(kind: DifferenceKind, { from, to, field, path, inherited }: Place): void {
      const hidden = inherited?.kind === 'ignored';
      const covered = hidden || (isOfValues(kind) && tolerates(inherited, from, to));
      counts[covered ? 'tolerated' : 'different'] += 1;
      const list = covered ? listed.covered : listed.bare;
      const tolerance = covered ? (inherited ?? null) : null;
      const name = `${kind} ${field}`;
      const known = list.get(name);
      const entry = known ?? { difference: { field, kind, tolerance }, count: 0, examples: [] };
      if (known === undefined && list.size < SWAP_LIMITS.differences) list.set(name, entry);
      entry.count += 1;
      if (entry.examples.length >= SWAP_LIMITS.examples) return;
      entry.examples.push({
        path: masked ? field : cut(path, SWAP_LIMITS.pathLength),
        from: hidden ? null : shown(from),
        to: hidden ? null : shown(to),
      });
    },
    result(): Diff {
      const { visited, ...given } = counts;
      const differences = [...listed.bare.values(), ...listed.covered.values()]
        .map(({ difference, count, examples }) => ({ ...difference, count, examples }))
        .slice(0, SWAP_LIMITS.differences)
        .map((each) => ({ ...each, field: cut(each.field, SWAP_LIMITS.pathLength) }));
      const told = differences.reduce((sum, { count }) => sum + count, 0);
      const unlisted = given.tolerated + given.different - told;
      return { ...given, differences, unlisted, complete: visited <= SWAP_LIMITS.values };
    },
  };
}

/** Order and duplicates are of lists, which no tolerance on values covers. */
function isOfValues(kind: DifferenceKind): boolean {
  return kind !== 'order' && kind !== 'duplicate';
}
