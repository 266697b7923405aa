import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cases } from './cases/index.ts';
import { edit } from './edit.ts';
import { judge, load, rulesAround, subjects } from './judge.ts';

it('speaks of every rule, and of no other', () => {
  expect(Object.keys(cases).sort()).toEqual(subjects.map(({ id }) => id).sort());
});

describe.each(subjects)('$id', ({ id, good }) => {
  const document: unknown = parse(good);
  const { [id]: rule } = rulesAround(id);
  const alone = load(rule === undefined ? {} : { [id]: rule });

  it.each(cases[id] ?? [])('$why → $places', async ({ edits, places }) => {
    const report = await judge(JSON.stringify(edit(document, edits)), alone);
    const found = report.findings.filter((finding) => finding.rule === id);
    expect(found.map(({ path }) => path.join(' ')).sort()).toEqual([...places].sort());
  });
});
