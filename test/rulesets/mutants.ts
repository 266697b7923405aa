import { parse } from 'yaml';
import { cases } from './cases/index.ts';
import { edit } from './edit.ts';
import { failures, judge, load, type RuleDefinition, rulesAround, subjects } from './judge.ts';

/** Options that are lists of words: each is data, judged by its readers and not by a case apiece. */
const VOCABULARY = new Set([
  'names',
  'words',
  'endings',
  'except',
  'envelopes',
  'next',
  'parameters',
]);

export interface Mutant {
  readonly name: string;
  readonly rule: RuleDefinition;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One copy per keyword, at any depth, each without it. */
function withoutEachKey(options: Json): [string, Json][] {
  return Object.entries(options).flatMap(([key, value]): [string, Json][] => {
    if (VOCABULARY.has(key)) return [];
    const { [key]: _, ...rest } = options;
    const deeper = isObject(value) ? withoutEachKey(value) : [];
    return [
      [key, rest],
      ...deeper.map(([path, copy]): [string, Json] => [
        `${key}.${path}`,
        { ...options, [key]: copy },
      ]),
    ];
  });
}

/** Rules that differ from this one by one thing, each of which must be noticed. */
export function mutantsOf(rule: RuleDefinition): Mutant[] {
  const given = [rule.given].flat();
  const then = (index: number, change: object): RuleDefinition => ({
    ...rule,
    // biome-ignore lint/suspicious/noThenProperty: Spectral's word; the object is never awaited.
    then: rule.then.map((each, at) => (at === index ? { ...each, ...change } : each)),
  });
  return [
    {
      name: 'another severity',
      rule: { ...rule, severity: rule.severity === 'error' ? 'warn' : 'error' },
    },
    ...given.map((path, index) => ({
      name: `blind to ${path}`,
      rule: { ...rule, given: given.map((each, at) => (at === index ? '$.nothing' : each)) },
    })),
    ...rule.then.flatMap(({ functionOptions = {}, field }, index) => [
      {
        name: 'a function that accepts all',
        rule: then(index, { function: () => [], functionOptions: null }),
      },
      ...(field === undefined
        ? []
        : [{ name: 'another field', rule: then(index, { field: `x-${field}` }) }]),
      ...withoutEachKey(functionOptions).map(([path, options]) => ({
        name: `without ${path}`,
        rule: then(index, { functionOptions: options }),
      })),
    ]),
  ];
}

/** Whether good, bad and every case still say what they say of the real rule. */
export async function survives(id: string, mutant: RuleDefinition): Promise<boolean> {
  const sheet = subjects.find((rule) => rule.id === id);
  if (sheet === undefined) throw new Error(id);
  let ruleset: ReturnType<typeof load>;
  try {
    ruleset = load({ ...rulesAround(id), [id]: mutant });
  } catch {
    return false;
  }
  if (failures(await judge(sheet.good, ruleset)).length > 0) return false;
  const expected = [`${id} ${sheet.severity}`];
  if (JSON.stringify(failures(await judge(sheet.bad, ruleset))) !== JSON.stringify(expected))
    return false;
  const alone = load({ [id]: mutant });
  const document: unknown = parse(sheet.good);
  for (const { edits, places } of cases[id] ?? []) {
    const report = await judge(JSON.stringify(edit(document, edits)), alone);
    const found = report.findings
      .filter(({ rule }) => rule === id)
      .map(({ path }) => path.join(' '));
    if (JSON.stringify(found.sort()) !== JSON.stringify([...places].sort())) return false;
  }
  return true;
}
