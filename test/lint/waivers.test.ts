import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/model/report.ts';
import { DAY, FINE, judge, reportOn, specOf, waiver, without } from './small.ts';

const UNSECURED = specOf({ '/a': without('secured') });
const UNTAGGED = specOf({ '/a': without('tagged') });

/** The document with its own request for a waiver, at the root. */
const asking = (spec: object, ...waivers: object[]) => ({ ...spec, 'x-prise-derogation': waivers });

describe('the buyer’s waiver', () => {
  it('in force takes a mandatory rule from failed to waived, and leaves a reserve', async () => {
    expect((await judge(UNSECURED)).verdict).toBe('non-conforme');
    const decisions = { waivers: [waiver('secured')] };
    const { verdict, outcomes, waivers, findings } = await judge(UNSECURED, { decisions });
    expect(verdict).toBe('conforme-avec-reserves');
    expect(outcomes[0]).toMatchObject({
      rule: 'secured',
      outcome: 'waived',
      findings: 1,
      waived: 1,
    });
    expect(waivers).toMatchObject([{ origin: 'buyer', state: 'applied', findings: 1 }]);
    expect(findings).toMatchObject([{ rule: 'secured', waiver: 0 }]);
  });

  it('in a profile is the buyer’s too', async () => {
    const { verdict, waivers } = await judge(UNSECURED, {
      profile: { waivers: [waiver('secured')] },
    });
    expect(verdict).toBe('conforme-avec-reserves');
    expect(waivers).toMatchObject([{ origin: 'buyer', state: 'applied' }]);
  });

  it.each([
    ['its last day', '2026-11-22', 'applied', 'conforme-avec-reserves'],
    ['the day after', '2026-11-21', 'expired', 'non-conforme'],
  ])('on %s', async (_, until, state, verdict) => {
    const decisions = { waivers: [waiver('secured', { until })] };
    expect(await judge(UNSECURED, { decisions })).toMatchObject({ verdict, waivers: [{ state }] });
  });

  it('holds nothing where no day is given', async () => {
    const decisions = { waivers: [waiver('secured')] };
    const document = await judge(UNSECURED, { decisions, date: undefined });
    expect(document).toMatchObject({ verdict: 'non-conforme', waivers: [{ state: 'expired' }] });
  });

  it.each([
    ['four years', '2030-11-22', 'applied', null],
    ['a day more', '2030-11-23', 'invalid', 'son terme est à plus de 4 ans'],
  ])('lasts at most four years: %s', async (_, until, state, why) => {
    const decisions = { waivers: [waiver('secured', { until })] };
    expect((await judge(UNSECURED, { decisions })).waivers).toMatchObject([{ state, why }]);
  });

  it('of a rule that there is not is told so, and of one that found nothing too', async () => {
    const decisions = { waivers: [waiver('nothing'), waiver('tagged')] };
    const { waivers, verdict } = await judge(UNSECURED, { decisions });
    expect(waivers).toMatchObject([
      { state: 'invalid', why: 'règle inconnue de ce référentiel : nothing' },
      { state: 'unused', why: null },
    ]);
    expect(verdict).toBe('non-conforme');
  });

  it('may be tied to one document', async () => {
    const { sha256 } = await judge(UNSECURED);
    const other = { waivers: [waiver('secured', { document: '0'.repeat(64) })] };
    expect(await judge(UNSECURED, { decisions: other })).toMatchObject({
      verdict: 'non-conforme',
      waivers: [],
    });
    const own = { waivers: [waiver('secured', { document: sha256 })] };
    expect((await judge(UNSECURED, { decisions: own })).verdict).toBe('conforme-avec-reserves');
  });
});

describe('the candidate’s own waiver', () => {
  it('on a mandatory rule is only asked for, until the buyer grants it', async () => {
    const spec = asking(UNSECURED, waiver('secured'));
    expect(await judge(spec)).toMatchObject({
      verdict: 'non-conforme',
      waivers: [{ origin: 'document', state: 'requested', findings: 1 }],
    });
    const granted = await judge(spec, { decisions: { waivers: [waiver('secured')] } });
    expect(granted.verdict).toBe('conforme-avec-reserves');
    expect(granted.waivers.map(({ origin, state }) => `${origin} ${state}`)).toEqual([
      'buyer applied',
      'document unused',
    ]);
  });

  it('on another rule holds, and leaves the reserve', async () => {
    expect(await judge(asking(UNTAGGED, waiver('tagged')))).toMatchObject({
      verdict: 'conforme-avec-reserves',
      waivers: [{ origin: 'document', state: 'applied' }],
    });
  });

  it.each([
    ['all', 'conforme-avec-reserves', ['applied']],
    ['advisory', 'non-conforme', ['requested']],
    ['none', 'non-conforme', []],
  ] as const)('counts as the profile says: %s', async (documentWaivers, verdict, states) => {
    const spec = asking(UNSECURED, waiver('secured'));
    const document = await judge(spec, { profile: { documentWaivers } });
    expect(document.verdict).toBe(verdict);
    expect(document.waivers.map(({ state }) => state)).toEqual(states);
  });

  it.each([
    ['no motive', { motive: undefined }, 'motive'],
    ['a motive that is none', { motive: 'non' }, 'motive'],
    ['no author', { author: '  ' }, 'author'],
    ['no end', { until: undefined }, 'until'],
    ['a day that does not exist', { until: '2027-02-30' }, 'until'],
    ['a path that is no pointer', { path: 'paths' }, 'path'],
  ])('must be written whole: %s', async (_, change, field) => {
    const { waivers } = await judge(asking(UNTAGGED, waiver('tagged', change)));
    expect(waivers).toMatchObject([
      { state: 'invalid', why: `champ absent ou mal écrit : ${field}`, findings: 0 },
    ]);
  });

  it.each(['a text', 42, null, [[]], [null, 7]])('may be anything: %j', async (written) => {
    const spec = { ...UNTAGGED, 'x-prise-derogation': written };
    const { waivers, verdict } = await judge(spec);
    expect(waivers.every(({ state }) => state === 'invalid')).toBe(true);
    expect(verdict).toBe('conforme-avec-reserves');
  });
});

describe('what a waiver covers', () => {
  const two = { '/a': without('tagged'), '/ab': without('tagged') };

  it('is the object that it stands in', async () => {
    const { path: _, ...said } = waiver('tagged');
    const { findings, outcomes } = await judge(
      specOf({ ...two, '/a': { ...two['/a'], 'x-prise-derogation': said } }),
    );
    expect(findings.map(({ path, waiver }) => [path[1], waiver])).toEqual([
      ['/a', 0],
      ['/ab', null],
    ]);
    expect(outcomes.find(({ rule }) => rule === 'tagged')).toMatchObject({
      outcome: 'failed',
      findings: 2,
      waived: 1,
    });
  });

  it('is, at the root, what its path points to, by whole steps', async () => {
    const decisions = { waivers: [waiver('tagged', { path: '/paths/~1a' })] };
    const { findings } = await judge(specOf(two), { decisions });
    expect(findings.map(({ path, waiver }) => [path[1], waiver])).toEqual([
      ['/a', 0],
      ['/ab', null],
    ]);
  });

  it('is no more than its host, whatever its path says', async () => {
    const said = waiver('tagged', { path: '/paths' });
    const spec = specOf({ ...two, '/c': { ...FINE, 'x-prise-derogation': said } });
    expect((await judge(spec)).waivers).toMatchObject([{ state: 'unused' }]);
  });

  it('is one rule', async () => {
    const decisions = { waivers: [waiver('tagged')] };
    const spec = specOf({ '/a': without('tagged', 'secured') });
    expect((await judge(spec, { decisions })).verdict).toBe('non-conforme');
  });

  it('is by one in force, where there are several', async () => {
    const decisions = {
      waivers: [waiver('tagged', { until: '2026-01-01' }), waiver('tagged')],
    };
    const { waivers } = await judge(UNTAGGED, { decisions });
    expect(waivers.map(({ state, findings }) => [state, findings])).toEqual([
      ['expired', 0],
      ['applied', 1],
    ]);
  });
});

describe('the digest of a report with waivers', () => {
  const on = (date: string) =>
    reportOn(UNSECURED, { date, decisions: { waivers: [waiver('secured')] } });

  it('is the same on another day with the same waivers in force; only the day differs', async () => {
    const [today, later] = [await on(DAY), await on('2027-06-30')];
    expect([today.asOf, later.asOf]).toEqual([DAY, '2027-06-30']);
    expect(later.digest).toBe(today.digest);
  });

  it('changes when one comes to its end', async () => {
    expect((await on('2027-07-01')).digest).not.toBe((await on(DAY)).digest);
  });

  it('has no day where there is nothing to hold against it', async () => {
    expect((await reportOn(UNSECURED)).asOf).toBeNull();
  });
});

describe('any set of waivers', () => {
  const ORDER: readonly Verdict[] = ['conforme', 'conforme-avec-reserves', 'non-conforme'];
  const spec = specOf({
    '/a': without('tagged', 'secured'),
    '/b': { ...without('described'), 'x-prise-derogation': waiver('described') },
    '/c': without('named'),
  });
  const pool = ['secured', 'described', 'named', 'tagged', 'nothing'].flatMap((rule) =>
    ['', '/paths/~1a', '/paths/~1b'].flatMap((path) =>
      ['2026-01-01', '2027-01-01', '2040-01-01'].map((until) => waiver(rule, { path, until })),
    ),
  );

  it('never makes a verdict worse by one more, nor better by one less', async () => {
    let seed = 7;
    const below = (bound: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % bound;
    };
    const seen = new Set<Verdict>();
    for (let run = 0; run < 150; run++) {
      const waivers = Array.from({ length: below(4) }, () => pool[below(pool.length)] ?? pool[0]);
      const more = [...waivers];
      more.splice(below(more.length + 1), 0, pool[below(pool.length)]);
      const verdictWith = async (given: unknown) =>
        (await judge(spec, { decisions: { waivers: given as [] } })).verdict;
      const [fewer, greater] = [await verdictWith(waivers), await verdictWith(more)];
      seen.add(greater);
      expect(ORDER.indexOf(greater)).toBeLessThanOrEqual(ORDER.indexOf(fewer));
    }
    // Both sides of the gate were met: the property was put to the test.
    expect([...seen].sort()).toEqual(['conforme-avec-reserves', 'non-conforme']);
  });
});
