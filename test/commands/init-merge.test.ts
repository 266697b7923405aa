import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { mergeEntry, mergeSettings, mergeWhole } from '../../src/commands/init-merge.ts';

describe('a whole file', () => {
  const whole = { text: 'extends: https://x/ruleset.yaml\n', mark: 'https://x/ruleset.yaml' };

  it.each([
    ['is written where there is none', null, false, { text: whole.text }],
    ['is in place', whole.text, false, { inPlace: true }],
    ['is in place among others', 'extends: [a, https://x/ruleset.yaml]\n', true, { inPlace: true }],
    ['is replaced by force', 'extends: a\n', true, { text: whole.text }],
  ])('%s', (_, existing, force, merged) => {
    expect(mergeWhole(existing, whole, force)).toEqual(merged);
  });

  it('is left alone otherwise, with what to write in it', () => {
    expect(mergeWhole('extends: a\n', whole, false)).toMatchObject({
      advice: whole.text,
      yields: true,
    });
  });
});

describe('settings', () => {
  const wanted = { 'spectral.rulesetFile': '.spectral.yaml' };

  it('keep what they hold, its order and its indent', () => {
    const existing = '{\r\n\t"b": [1],\r\n\t"__proto__": {"a": 1}\r\n}\r\n';
    const merged = mergeSettings(existing, wanted, false);
    expect(merged).toEqual({
      text:
        '{\r\n\t"b": [\r\n\t\t1\r\n\t],\r\n\t"__proto__": {\r\n\t\t"a": 1\r\n\t},\r\n' +
        '\t"spectral.rulesetFile": ".spectral.yaml"\r\n}\r\n',
    });
  });

  it('are written once', () => {
    const first = mergeSettings(null, wanted, false);
    expect(first).toEqual({ text: '{\n  "spectral.rulesetFile": ".spectral.yaml"\n}\n' });
    expect(mergeSettings('text' in first ? first.text : '', wanted, false)).toEqual({
      inPlace: true,
    });
  });

  it('are another’s choice until forced', () => {
    const existing = '{"spectral.rulesetFile": "mine.yaml", "a": 1}';
    expect(mergeSettings(existing, wanted, false)).toHaveProperty('yields', true);
    const forced = mergeSettings(existing, wanted, true);
    expect(JSON.parse('text' in forced ? forced.text : '')).toEqual({ a: 1, ...wanted });
  });

  it.each(['{ // mine\n}', '{"a": 1,}', '[]', '{'])(
    'are left when they are no JSON: %s',
    (text) => {
      expect(mergeSettings(text, wanted, true)).toHaveProperty('yields', false);
    },
  );
});

const entry = {
  list: 'repos',
  text: '- repo: https://ours\n  rev: v2\n  hooks:\n    - id: ours\n',
  known: ['repo', /^https:\/\/ours$/],
} as const;
const OURS = { repo: 'https://ours', rev: 'v2', hooks: [{ id: 'ours' }] };

describe('an entry of a list', () => {
  it.each([
    ['nothing', null, 'repos:\n  - repo: https://ours\n    rev: v2\n'],
    ['a comment', '# mine\n', '# mine\n\nrepos:\n  - repo: https://ours\n'],
    ['other members', 'fail_fast: true # so\n', 'fail_fast: true # so\n\nrepos:\n'],
    ['no last line end', 'a: 1', 'a: 1\n\nrepos:\n'],
    [
      'a list, then something else',
      'repos:\n- repo: x # kept\n  hooks:\n  - id: y\n\n# after\nfail_fast: true\n',
      'repos:\n- repo: x # kept\n  hooks:\n  - id: y\n',
    ],
    [
      'a list at the end',
      'repos:\n    - repo: x',
      'repos:\n    - repo: x\n    - repo: https://ours\n',
    ],
    ['short entries', 'repos:\n  - x\n  - y\n', 'repos:\n  - x\n  - y\n  - repo: https://ours\n'],
  ])('is added to %s, and the rest stays to the byte', (_, existing, start) => {
    const merged = mergeEntry(existing, entry, false);
    const text = 'text' in merged ? merged.text : JSON.stringify(merged);
    expect(text.startsWith(start)).toBe(true);
    expect(parse(text).repos.at(-1)).toEqual(OURS);
    for (const line of (existing ?? '').split('\n')) expect(text).toContain(line);
    expect(mergeEntry(text, entry, false)).toEqual({ inPlace: true });
  });

  it('is replaced by force alone', () => {
    const existing =
      'repos:\n  - repo: https://ours\n    rev: v1\n    hooks: [{id: ours}]\n  - repo: x # kept\nci: {}\n';
    expect(mergeEntry(existing, entry, false)).toHaveProperty('yields', true);
    expect(mergeEntry(existing, entry, true)).toEqual({
      text:
        'repos:\n  - repo: https://ours\n    rev: v2\n    hooks:\n      - id: ours\n' +
        '  - repo: x # kept\nci: {}\n',
    });
  });

  it.each([
    'repos: []\n',
    'repos: [x]\n',
    'repos: x\n',
    '{repos: [x]}\n',
    '- repos\n',
    'repos:\n  - {\n',
    'a: 1\n...\n',
    'a: 1\n---\nb: 2\n',
    // Two of ours: which would be replaced?
    'repos:\n  - repo: https://ours\n  - repo: https://ours\n',
  ])('is left to its owner in %j, even by force', (existing) => {
    expect(mergeEntry(existing, entry, true)).toHaveProperty('yields', false);
  });
});
