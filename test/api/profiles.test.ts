import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProfile } from '../../src/api/profiles.ts';
import { PROFILES } from '../../src/lint/profiles.ts';
import { dayInParis } from '../../src/model/day.ts';
import type { Report } from '../../src/model/report.ts';
import { type Ask, administered, api, memory } from './portal.ts';

const DOCUMENT = readFileSync('rulesets/rules/territoire-pagination/bad.yaml', 'utf8');
const RULE = 'territoire-pagination';
const ADMINISTRATION = '/api/administration/profils';

const PROFILE = {
  id: 'usagers',
  version: '1.0.0',
  title: 'Services aux usagers',
  description: 'Ce que la ville demande.',
  ruleset: 'territoire',
  rules: { [RULE]: { severity: 'error' } },
};

const put = (ask: Ask, profile: Readonly<Record<string, unknown>>) => {
  const { id, version } = { ...PROFILE, ...profile };
  return ask('PUT', `${ADMINISTRATION}/33063/${id}/${version}`, administered(profile));
};

const judged = async (ask: Ask, query: string, body: BodyInit = DOCUMENT) => {
  const answer = await ask('POST', `/api/verifications${query}`, { body });
  return { status: answer.status, report: (await answer.json()) as Report & { code?: string } };
};

describe('an authority’s profile', () => {
  it('is written once, and read by anybody as the bytes of its digest', async () => {
    const ask = api(memory());
    const created = await put(ask, PROFILE);
    expect(created.status).toBe(201);
    const location = created.headers.get('location') ?? '';
    expect(location).toBe('/api/profils/33063/usagers/1.0.0');
    const { digest } = (await created.json()) as { digest: string };

    const read = await ask('GET', location);
    const content = await read.text();
    expect(createHash('sha256').update(content).digest('hex')).toBe(digest);
    expect(JSON.parse(content)).toMatchObject(PROFILE);
    expect(read.headers.get('etag')).toBe(`"${digest}"`);
    expect(read.headers.get('cache-control')).toContain('immutable');
    const again = await ask('GET', location, { headers: { 'if-none-match': `"x", "${digest}"` } });
    expect([again.status, await again.text()]).toEqual([304, '']);

    // The order of members is nothing that a content says.
    const reordered = Object.fromEntries(Object.entries(PROFILE).toReversed());
    expect((await put(ask, reordered)).status).toBe(200);
    const other = await put(ask, { ...PROFILE, title: 'Autre' });
    expect([other.status, await other.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'profil-fige' }),
    ]);
    expect(await (await ask('GET', location)).text()).toBe(content);
    expect((await put(ask, { ...PROFILE, title: 'Autre', version: '1.0.1' })).status).toBe(201);
  });

  it.each([
    [
      'a rule that the ruleset does not have',
      { rules: { 'territoire-rien/x': {} } },
      '/rules/territoire-rien~1x',
    ],
    ['a ruleset that does not exist', { ruleset: 'lune' }, '/ruleset'],
    [
      'a waiver of an unknown rule',
      {
        waivers: [
          { rule: 'rien', motive: 'Parce que c’est ainsi.', author: 'A', until: '2027-01-01' },
        ],
      },
      '/waivers/0/rule',
    ],
    ['a weight out of bounds', { rules: { [RULE]: { weight: 11 } } }, `/rules/${RULE}/weight`],
    ['a member that profiles do not have', { surprise: true }, ''],
  ])('is refused with %s, which is named', async (_, changes, path) => {
    const ask = api(memory());
    const answer = await put(ask, { ...PROFILE, ...changes });
    expect([answer.status, await answer.json()]).toEqual([
      422,
      expect.objectContaining({
        code: 'profil-invalide',
        violations: [expect.objectContaining({ path })],
      }),
    ]);
    expect((await ask('GET', '/api/profils/33063/usagers/1.0.0')).status).toBe(404);
  });

  it('has the name of its address, in a territory of the registry, and an administrator', async () => {
    const ask = api(memory());
    const path = `${ADMINISTRATION}/33063/usagers/2.0.0`;
    const misnamed = await ask('PUT', path, administered(PROFILE));
    expect([misnamed.status, await misnamed.json()]).toEqual([
      422,
      expect.objectContaining({ violations: [{ path: '/version', message: expect.any(String) }] }),
    ]);
    const elsewhere = `${ADMINISTRATION}/99999/usagers/1.0.0`;
    expect(await (await ask('PUT', elsewhere, administered(PROFILE))).json()).toMatchObject({
      code: 'territoire-inconnu',
    });
    const stranger = { ...administered(PROFILE), headers: { 'content-type': 'application/json' } };
    expect((await ask('PUT', `${ADMINISTRATION}/33063/usagers/1.0.0`, stranger)).status).toBe(401);
    expect((await ask('GET', ADMINISTRATION)).status).toBe(401);
  });
});

describe('the lists', () => {
  it('go page by page through what authorities made, each once', async () => {
    const ask = api(memory());
    const ids = ['a', 'b', 'c', 'd', 'e'];
    for (const id of ids) await put(ask, { ...PROFILE, id });
    for (const [start, headers] of [
      ['/api/profils?limit=2', {}],
      [`${ADMINISTRATION}?limit=2`, administered({}).headers],
    ] as const) {
      const seen: string[] = [];
      let pages = 0;
      for (let next: string | null = start; next !== null; pages += 1) {
        const page = await ask('GET', next, { headers: headers ?? {} });
        const { profiles, ...rest } = (await page.json()) as {
          profiles: { id?: string; profile?: { id: string }; authority: string | null }[];
          next: string | null;
        };
        const made = profiles.filter(({ authority }) => authority !== null);
        seen.push(...made.map(({ id, profile }) => id ?? profile?.id ?? ''));
        next = rest.next;
      }
      expect([pages, seen]).toEqual([3, ids]);
    }
  });

  it('begin with those that the rulesets come with', async () => {
    const { profiles } = (await (await api(memory())('GET', '/api/profils')).json()) as {
      profiles: { reference: string; digest: string }[];
    };
    expect(profiles.map(({ reference }) => reference)).toEqual(PROFILES.map(({ id }) => id));
  });

  it.each(['limit=0', 'limit=201', 'limit=x', 'cursor=x', 'cursor=socle@1.0.0'])(
    'refuse %s',
    async (query) => {
      const answer = await api(memory())('GET', `/api/profils?${query}`);
      expect(await answer.json()).toMatchObject({ code: 'parametre-invalide', status: 400 });
    },
  );
});

describe('judging', () => {
  it('by a profile makes it part of the verdict and names it', async () => {
    const ask = api(memory());
    const { digest } = (await (await put(ask, PROFILE)).json()) as { digest: string };
    const plain = await judged(ask, '');
    expect(plain.report.verdict).toBe('conforme-avec-reserves');
    const { report } = await judged(ask, '?profile=33063/usagers@1.0.0');
    expect([report.verdict, report.profile]).toEqual([
      'non-conforme',
      { id: 'usagers', version: '1.0.0', digest },
    ]);
    const form = new FormData();
    form.append('texte', DOCUMENT);
    form.append('ruleset', 'territoire');
    form.append('profile', '33063/usagers@1.0.0');
    expect((await judged(ask, '', form)).report.profile?.digest).toBe(digest);
  });

  it.each([
    ['profile=33063/usagers', 'profil-inconnu'],
    ['profile=33063/usagers@9.0.0', 'profil-inconnu'],
    ['profile=rien', 'profil-inconnu'],
    ['profile=../x', 'profil-inconnu'],
    ['profile=33063/usagers@1.0.0&ruleset=spectral:oas', 'parametre-invalide'],
    ['date=2026-02-30', 'parametre-invalide'],
    ['date=', 'parametre-invalide'],
    ['ruleset=rien', 'ruleset-inconnu'],
  ])('is refused by %s', async (query, code) => {
    const ask = api(memory());
    await put(ask, PROFILE);
    const { report } = await judged(ask, `?${query}`);
    expect(report.code).toBe(code);
  });

  it('tells who asks for an unknown profile some that are known', async () => {
    const ask = api(memory());
    await put(ask, PROFILE);
    const answer = await ask('POST', '/api/verifications?profile=rien', { body: DOCUMENT });
    expect(((await answer.json()) as { detail: string }).detail).toContain('33063/usagers@1.0.0');
  });

  it.each(PROFILES.map((profile) => [profile.id, profile] as const))(
    'finds %s, which the rulesets come with, with its version or without',
    async (id, profile) => {
      const c = { var: { ports: memory() } } as unknown as Parameters<typeof findProfile>[0];
      expect(await findProfile(c, id)).toEqual(profile);
      expect(await findProfile(c, `${id}@${profile.version}`)).toEqual(profile);
      await expect(findProfile(c, `${id}@99.0.0`)).rejects.toThrow('profil-inconnu');
    },
  );

  const WAIVER = { rule: RULE, motive: 'Liste close de huit.', author: 'DN', until: '2026-11-21' };

  it.each([
    ['', 'expired', '2026-11-22'],
    ['?date=2026-11-21', 'applied', '2026-11-21'],
  ])(
    'takes the buyer’s decisions on the day of Paris, or on another: %j',
    async (query, state, day) => {
      for (const decisions of [
        JSON.stringify({ waivers: [WAIVER] }),
        new File([JSON.stringify({ waivers: [WAIVER] })], 'decisions.json'),
      ]) {
        const form = new FormData();
        form.append('texte', DOCUMENT);
        form.append('decisions', decisions);
        const { report } = await judged(api(memory()), query, form);
        expect(
          report.documents.map(({ waivers }) => waivers.map((waiver) => waiver.state)),
        ).toEqual([[state]]);
        expect(report.asOf).toBe(day);
      }
    },
  );

  it.each(['{', '{"waivers": [{"rule": "x"}]}', '[]', '{"surprise": 1}'])(
    'refuses decisions that are not: %s',
    async (decisions) => {
      const form = new FormData();
      form.append('texte', DOCUMENT);
      form.append('decisions', decisions);
      const { status, report } = await judged(api(memory()), '', form);
      expect([status, report.code]).toEqual([422, 'decisions-invalides']);
    },
  );
});

it('the day of Paris begins an hour or two before that of UTC', () => {
  expect(dayInParis(new Date('2026-11-21T22:59:59Z'))).toBe('2026-11-21');
  expect(dayInParis(new Date('2026-11-21T23:00:00Z'))).toBe('2026-11-22');
  expect(dayInParis(new Date('2026-07-14T22:00:00Z'))).toBe('2026-07-15');
});
