import { describe, expect, it } from 'vitest';
import type { Tolerance } from '../../src/model/contract.ts';
import type { TrialState } from '../../src/model/swap.ts';
import { swapMarkdown } from '../../src/swap/markdown.ts';
import { swapText, trialText } from '../../src/swap/text.ts';
import { toleranceText } from '../../src/swap/words.ts';
import { REPORT } from './report.ts';

const TRIAL: TrialState = {
  ...{ territory: '33063', contract: 'essais@1', incumbent: 'a', candidate: 'b' },
  ...{ mode: 'canary', share: 30, heldBy: '33063', openedAt: '2026-11-28T20:00:00.000Z' },
  counters: { asked: 9, equal: 5, tolerated: 1, different: 2, failed: 1, inconclusive: 0 },
  problems: { 'editeur-trop-lent': 1 },
  differences: (REPORT.findings.exchanges[0]?.diff?.differences ?? []).map((difference) => ({
    ...{ operation: 'list', difference },
  })),
};

describe('on a terminal', () => {
  const lines = swapText(REPORT).split('\n');

  it('the verdict comes first, then what decided, then each exchange with its differences', () => {
    expect(lines.indexOf('NON INTERCHANGEABLE')).toBe(4);
    expect(lines).toContain('  1 échange n’a pas la même réponse.');
    const marks = lines.filter((line) => /^[✓≠✗?] /.test(line)).map((line) => line[0]);
    expect(marks).toEqual(['≠', '✗']);
    expect(lines).toContain('    ≠ items[].n  changé, 2 fois');
    expect(lines).toContain('        items[0].lat  1 → 1.0005');
    expect(lines).toContain('        toléré à 0,001 près : Deux relevés.');
    expect(lines).toContain('    … et 7 autres écarts, comptés sans être listés');
    expect(lines.join('\n')).toContain('504 editeur-trop-lent en 1000 ms');
  });

  it('what the new service does not give, and what is not proved, are said', () => {
    expect(lines).toContain('  l’opération extra');
    expect(lines).toContain('  list items[].photo  L’éditeur n’en a pas.');
    expect(lines).toContain('Sans échange à rejouer, rien n’est prouvé de : extra.');
    expect(lines.at(-1)).toContain(REPORT.digest);
  });

  it('columns are aligned', () => {
    const [first = '', second = ''] = lines.filter((line) => /^[≠✗] /.test(line));
    expect(first.indexOf('200')).toBe(second.indexOf('200'));
  });

  it('nothing of a vendor moves the cursor nor turns the text around', () => {
    const told = swapText(REPORT) + trialText(TRIAL);
    expect(told.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('a trial tells its counters, its problems and its first differences', () => {
    const told = trialText(TRIAL);
    expect(told).toContain('30 % des lectures ; les écritures restent au service en place');
    expect(told).toContain('lectures demandées au candidat  9');
    expect(told).toContain('editeur-trop-lent (1)');
    // The operation once, above all of its differences.
    expect(told.match(/^ {2}list$/gm)).toHaveLength(1);
    const committed = trialText({ ...TRIAL, mode: 'committed' });
    expect(committed).toContain('basculé');
    expect(committed).not.toContain('%');
  });
});

describe('in Markdown', () => {
  const text = swapMarkdown(REPORT);

  it('a table has a row an exchange, each with as many cells as its head', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(4);
    const cells = rows.map((row) => row.replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size).toBe(1);
  });

  it('nothing of a vendor is markup', () => {
    expect(text).not.toMatch(/^# e/m);
    expect(text).not.toMatch(/(?<!\\)<script>(?![^\n]*``)/);
    expect(text).toContain('\\<script\\>');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

it.each<[Tolerance, string]>([
  [{ kind: 'within', amount: 0.5, why: 'Oui.' }, 'toléré à 0,5 près : Oui.'],
  [{ kind: 'seconds', amount: 60, why: 'Oui.' }, 'toléré à 60 s près : Oui.'],
  [{ kind: 'count', amount: 0.2, why: 'Oui.' }, 'nombre toléré à 20 % près : Oui.'],
  [{ kind: 'wording', why: 'Oui.' }, 'toléré à la graphie près : Oui.'],
  [{ kind: 'optional', why: 'Oui.' }, 'facultatif : Oui.'],
  [{ kind: 'ignored', why: 'Oui.' }, 'ne compte pas : Oui.'],
])('%j is said with its reason', (tolerance, text) => {
  expect(toleranceText(tolerance)).toBe(text);
});
