/** Random changes to a document, the same for the same seed. */

export interface Chance {
  /** A whole number from 0 up to, and without, the bound. */
  below(bound: number): number;
  pick<T>(list: readonly T[]): T;
}

/** mulberry32: small, fast, and the same on every machine. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    below,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

/** Pieces of YAML, JSON and OpenAPI that something may take for more than text. */
const PIECES = [
  'null',
  '~',
  '[]',
  '{}',
  '-1e400',
  '.nan',
  '""',
  "'",
  '"',
  ':',
  '- ',
  '? ',
  '\t',
  '\r',
  '\u2028',
  '&a ',
  '*a',
  '<<: *a',
  '<<: [*a, *a]',
  '!!binary x',
  '!!js/function "x"',
  '---\n',
  '...\n',
  '%YAML 9\n',
  '__proto__: {a: 1}',
  'constructor: x',
  '"__proto__": [],',
  "$ref: '#'",
  "$ref: '#/paths'",
  "$ref: 'http://127.0.0.1/x'",
  "$ref: '../../x.yaml'",
  '"$ref": "#/components/schemas/A",',
  'responses: [1, 2]',
  'allOf: [{}]',
  'pattern: "^(a+)+$"',
  'example: {a: [b]}',
  'type: [a, null]',
  'openapi: 3.1.0\n',
  'openapi: 2',
  'swagger: "2.0"\n',
  '|\n  x',
  '>-\n  x',
  '{',
  '}',
  '[',
  ']',
  ',',
  '\ud800',
  '\ufeff',
  '\u0000',
  '\u202e',
  '{{value}}',
  '#{{print("property")}}',
  '2026-01-01',
  '0x1F',
  '#',
] as const;

/** A few changes, of the text or of what it says. */
export function changeText(text: string, others: readonly string[], random: Chance): string {
  let changed = text;
  for (let change = 1 + random.below(2); change > 0; change--) {
    changed =
      random.below(3) === 0 ? changeValue(changed, random) : changeLine(changed, others, random);
  }
  return changed;
}

function changeLine(text: string, others: readonly string[], random: Chance): string {
  const at = random.below(text.length + 1);
  const length = random.below(random.pick([2, 20, 200]));
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(2) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at);
    case 3:
      return text.slice(0, at) + random.pick(PIECES) + text.slice(at + length);
    case 4: {
      const other = random.pick(others);
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + length) + text.slice(at);
    }
    case 5:
      return moveLines(text, random);
    default:
      return text.slice(0, at) + '[{a: '.repeat(random.pick([1, 50, 2_000])) + text.slice(at);
  }
}

/** Lines elsewhere, at their own indentation: most often still a document. */
function moveLines(text: string, random: Chance): string {
  const lines = text.split('\n');
  const taken = lines.splice(random.below(lines.length), 1 + random.below(8));
  lines.splice(random.below(lines.length + 1), 0, ...taken);
  return lines.join('\n');
}

/** What stands behind a colon becomes something else. */
function changeValue(text: string, random: Chance): string {
  const colons = [...text.matchAll(/: ?[^\n,{}[\]]*/g)];
  if (colons.length === 0) return text;
  const { index, 0: found } = random.pick(colons);
  return `${text.slice(0, index)}: ${random.pick(PIECES)}${text.slice(index + found.length)}`;
}
