/** The automaton says what the platform's engine says, on random patterns and texts. */
import { expect, it } from 'vitest';
import { chance } from '../../src/build/fuzz-changes.ts';
import { compileProgram, matchesAnywhere } from '../../src/lint/regex/automaton.ts';
import { backtrackingCost } from '../../src/lint/regex/cost.ts';
import { parsePattern } from '../../src/lint/regex/syntax.ts';

const LEAVES =
  'a|b|.|[ab]|[^a]|\\d|\\w|\\s|\\b|\\B|^|$|\\x61|\\u0062|\\-|[a-c\\d]|A|_|é|\\0|[\\]]|{|}|]|\\c|\\k|[]|[^]|\\8|😀'.split(
    '|',
  );
const TEXTS = [
  'a',
  'b',
  'A',
  '1',
  '-',
  ' ',
  '\n',
  '_',
  'é',
  '😀',
  '\ud83d',
  '\u2028',
  '\0',
  '{',
  ']',
];
const AFTER = ['*', '+', '?', '{2}', '{1,3}', '{0,2}?', '*?', '{2,}', '{,3}'];
const OPEN = ['(?=', '(?!', '(?<=', '(?<!', '(?:', '('];

const random = chance(7);

function pattern(depth: number): string {
  switch (depth === 0 ? 0 : random.below(7)) {
    case 1:
      return `${pattern(depth - 1)}${pattern(depth - 1)}`;
    case 2:
      return `(?:${pattern(depth - 1)}|${pattern(depth - 1)})`;
    case 3:
      return `(${pattern(depth - 1)})${random.pick(AFTER)}`;
    case 4:
      return `${random.pick(OPEN)}${pattern(depth - 1)})`;
    default:
      return random.pick(LEAVES);
  }
}

it('agrees with RegExp', () => {
  const different: string[] = [];
  let compared = 0;
  for (let round = 0; round < 20_000; round++) {
    const source = pattern(4);
    const flags = random.pick(['', 'i', 's', 'm']);
    const node = parsePattern(source);
    const program = node === undefined ? undefined : compileProgram(node, flags);
    if (node === undefined || program === undefined) continue;
    const text = Array.from({ length: random.below(9) }, () => random.pick(TEXTS)).join('');
    if (backtrackingCost(node, text.length) > 1e8) continue;
    compared++;
    if (new RegExp(source, flags).test(text) !== matchesAnywhere(program, text)) {
      different.push(`/${source}/${flags} on ${JSON.stringify(text)}`);
    }
  }
  expect(different).toEqual([]);
  expect(compared).toBeGreaterThan(10_000);
});
