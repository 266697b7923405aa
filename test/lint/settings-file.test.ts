import { describe, expect, it } from 'vitest';
import { printFaults, readSettings } from '../../src/lint/settings-file.ts';
import { dayInParis, isDay } from '../../src/model/day.ts';
import { Decisions, Profile } from '../../src/model/profile.ts';

const GOOD = `id: mien
version: 1.0.0
title: Le mien
description: Un profil.
ruleset: territoire@1.0.0
`;

function faults(text: string): string {
  const read = readSettings(text, Profile);
  return Array.isArray(read) ? printFaults('p.yaml', read) : 'good';
}

describe('a settings file', () => {
  it('is YAML or JSON, with its defaults', () => {
    const read = readSettings(GOOD, Profile);
    expect(read).toMatchObject({ value: { id: 'mien', rules: {}, documentWaivers: 'advisory' } });
    expect(readSettings('{"waivers": []}', Decisions)).toMatchObject({
      value: { waivers: [], equivalences: [] },
    });
  });

  it.each([
    ['id: Mien', 'p.yaml:1 — id : mal écrit'],
    ['version: 1.0', 'p.yaml:2 — version : attendu : un texte'],
    [`title: ${'x'.repeat(121)}`, 'p.yaml:3 — title : au plus 120 caractères'],
    ['title: " "', 'p.yaml:3 — title : au moins 1 caractères'],
  ])('with %s', (line, fault) => {
    const field = line.split(':')[0] ?? '';
    expect(faults(GOOD.replace(new RegExp(`^${field}:.*$`, 'm'), line))).toBe(fault);
  });

  it.each([
    [
      'rules: {a: {severity: grave}}',
      '6 — rules.a.severity : attendu : error, warn, info, hint, off',
    ],
    ['rules:\n  a:\n    weight: 11', '8 — rules.a.weight : au plus 10'],
    ['rules:\n  a:\n    weight: 1.5', '8 — rules.a.weight : attendu : un nombre entier'],
    ['rules: []', '6 — rules : attendu : un objet'],
    ['thresholds: {global: 50}', '6 — thresholds.global : champ inconnu'],
    ['thresholds: {overall: 101}', '6 — thresholds.overall : au plus 100'],
    ['documentWaivers: some', '6 — documentWaivers : attendu : none, advisory, all'],
    ['waivers:\n  - rule: a\n    until: demain', '7 — waivers.0.motive : absent'],
    [
      'waivers:\n  - rule: a\n    until: demain',
      '8 — waivers.0.until : attendu : une date AAAA-MM-JJ',
    ],
    [
      'waivers: [{rule: a, motive: non, author: b, until: 2027-01-01}]',
      'motive : au moins 10 caractères',
    ],
    ['rules: {', 'illisible'],
    ['id: encore', '6 — illisible : Map keys must be unique'],
  ])('with %j', (more, fault) => {
    expect(faults(`${GOOD}${more}\n`)).toContain(fault);
  });

  it.each(['', '[]', 'texte', '42', '- a', 'null'])('that is %j says what is missing', (text) => {
    expect(faults(text)).not.toBe('good');
  });
});

describe('the day', () => {
  it('is that of Paris, in winter and in summer', () => {
    expect(dayInParis(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(dayInParis(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
    expect(dayInParis(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });

  it('is one that exists', () => {
    expect(['2028-02-29', '2027-02-29', '2027-2-1', '27-02-01', ''].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
