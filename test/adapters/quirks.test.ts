import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapters } from '../../src/adapters/index.ts';
import { contracts } from '../../src/contracts/index.ts';
import { hasShared, SHARED } from '../corpus.ts';
import { QUIRK_KINDS } from './quirk.ts';
import { allQuirks, fileOf } from './quirks-page.ts';

const ALL = await allQuirks();
const EACH = [...ALL].flatMap(([contract, quirks]) =>
  quirks.map((quirk) => ({ contract, ...quirk })),
);

/** Names of the files of the corpus, where it is. */
const CORPUS = new Set(
  hasShared
    ? readdirSync(`${SHARED}/corpus/payloads`, { recursive: true, encoding: 'utf8' }).flatMap(
        (path) => [path, basename(path)],
      )
    : [],
);

describe('a peculiarity', () => {
  it.each(EACH)('$adapter, $kind: $title', ({ check }) => {
    check();
  });

  it.each(EACH)('is seen somewhere: $witness', (quirk) => {
    if (fileOf(quirk) !== undefined) return;
    expect(quirk.witness).not.toMatch(/^test\//);
    if (hasShared) expect([...CORPUS]).toContain(quirk.witness);
  });

  it.each(EACH)('is of an adapter of its contract: $adapter', ({ adapter, contract }) => {
    const known = [...adapters, ...contracts.map(({ native }) => native)];
    const own = known.filter((each) => each.contract.startsWith(`${contract}@`));
    expect(own.map(({ id }) => id)).toContain(adapter);
  });

  it.each(EACH)('is told in one French sentence: $title', ({ title }) => {
    expect(title).toMatch(/^[^a-z].*\.$/s);
    expect(title).not.toMatch(/\p{L}'\p{L}/u);
  });
});

it('has a contract, and each contract has some', () => {
  expect([...ALL.keys()].sort()).toEqual([...new Set(contracts.map(({ id }) => id))].sort());
});

it('is known of every family', () => {
  const seen = new Set(EACH.map(({ kind }) => kind));
  expect(
    Object.keys(QUIRK_KINDS).filter((kind) => ![...seen].some((each) => each === kind)),
  ).toEqual([]);
});

it('is told once', () => {
  expect(new Set(EACH.map(({ title }) => title)).size).toBe(EACH.length);
});
