import { describe, expect, it } from 'vitest';
import { assertComplete, nextOffset, type Page } from '../../src/adapters/pages.ts';
import { WireError } from '../../src/model/adapter.ts';

const paging = { limit: 100, pagesMax: 20 };
const pages = (...counts: [count: number, total?: number][]): Page[] =>
  counts.map(([count, total]) => ({ count, total }));

describe('nextOffset', () => {
  it.each<[string, Page[], number | undefined]>([
    ['starts at zero', [], 0],
    ['goes on after a full page', pages([100, 221]), 100],
    [
      'ends at a short page that agrees with the total',
      pages([100, 221], [100, 221], [21, 221]),
      undefined,
    ],
    ['goes on after a short page when the total says more', pages([50, 221]), 50],
    ['does not believe a total that a full page reaches', pages([100, 100]), 100],
    ['ends at an empty page, whatever the total', pages([100, 1e9], [0, 1e9]), undefined],
    ['ends at a short page without total', pages([100], [21]), undefined],
    ['goes on at an exact multiple', pages([100, 200], [100, 200]), 200],
    ['takes an answer above the limit for the whole list', pages([221, 221]), undefined],
    [
      'gives up after the most pages',
      pages(...Array.from({ length: 20 }, (): [number, number] => [100, 1e9])),
      undefined,
    ],
  ])('%s', (_, seen, offset) => {
    expect(nextOffset(seen, paging)).toBe(offset);
  });
});

describe('assertComplete', () => {
  it.each<[string, Page[]]>([
    ['fewer than announced', pages([100, 221], [0, 221])],
    ['no end in sight', pages(...Array.from({ length: 20 }, (): [number, number] => [100, 10]))],
    ['no page at all', []],
  ])('refuses %s', (_, seen) => {
    expect(() => assertComplete(seen, paging)).toThrow(WireError);
  });

  it('accepts a list that is longer than announced', () => {
    expect(() => assertComplete(pages([100, 90], [3, 90]), paging)).not.toThrow();
  });
});
