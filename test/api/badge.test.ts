import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../src/api/badge.ts';
import type { DocumentReport, Report, Verdict } from '../../src/model/report.ts';

function reportOf(verdict: Verdict, overalls: readonly (number | null)[]): Report {
  const documents = overalls.map(
    (overall) =>
      ({
        scores: overall === null ? null : { formula: '', axes: [], overall, below: [] },
      }) as unknown as DocumentReport,
  );
  const ruleset = { id: 'territoire', version: '1.0.0', digest: '' };
  return { verdict, documents, ruleset } as unknown as Report;
}

/** The words on it, and its title for who does not see it. */
function wordsOf(svg: string): string[] {
  return [...svg.matchAll(/<(?:title|text)[^>]*>([^<]*)</g)].map(([, words = '']) => words);
}

describe('a badge', () => {
  it.each([
    ['conforme', [100], 'conforme 100/100'],
    ['conforme', [99.9], 'conforme 99/100'],
    ['conforme-avec-reserves', [96.4, 87.9], 'conforme avec réserves 87/100'],
    ['non-conforme', [0], 'non conforme 0/100'],
    ['non-evaluable', [null], 'non évaluable'],
    ['non-evaluable', [90, null], 'non évaluable'],
    ['non-evaluable', [], 'non évaluable'],
  ] as const)('of %s %j says « %s »', (verdict, overalls, said) => {
    expect(wordsOf(badgeOf(reportOf(verdict, overalls)))).toEqual([
      `prise numérique : ${said} (territoire 1.0.0)`,
      'prise numérique',
      said,
    ]);
  });

  it('can be read: each colour behind white has the contrast of WCAG 1.4.3', () => {
    const verdicts = [
      'conforme',
      'conforme-avec-reserves',
      'non-conforme',
      'non-evaluable',
    ] as const;
    for (const verdict of verdicts) {
      const svg = badgeOf(reportOf(verdict, []));
      const colours = [...svg.matchAll(/<rect[^>]* fill="#(\w{6})"/g)].map(([, hex = '']) => hex);
      expect(colours).toHaveLength(2);
      for (const hex of colours) {
        expect([verdict, hex, contrastWithWhite(hex) >= 4.5]).toEqual([verdict, hex, true]);
      }
    }
  });

  it('loads nothing', () => {
    const svg = badgeOf(reportOf('conforme', [100]));
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /https?:|href|@|style/,
    );
  });
});

/** WCAG 2.2, relative luminance. */
function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
