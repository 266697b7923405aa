import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthorityProfile } from '../../src/model/ports.ts';
import { d1Profiles } from '../../src/platform/profiles.ts';
import { d1Registry } from '../../src/platform/registry.ts';
import { bordeaux, metropole } from '../gateway/fixture.ts';

const profiles = d1Profiles(env.DB);

function profile(changes: Partial<AuthorityProfile> = {}): AuthorityProfile {
  return {
    authority: bordeaux.code,
    id: 'essai',
    version: '1.0.0',
    digest: 'a'.repeat(64),
    content: '{"id":"essai"}',
    createdAt: '2026-11-21T12:00:00.000Z',
    ...changes,
  };
}

beforeEach(async () => {
  await reset();
  await applyD1Migrations(env.DB, env.MIGRATIONS);
  await d1Registry(env.DB).load({
    territories: [bordeaux, metropole],
    vendors: [],
    services: [],
    plugs: [],
  });
});

describe('a version of a profile', () => {
  it('is written once: the same again changes nothing, another is refused', async () => {
    const first = profile();
    expect(await profiles.keep(first)).toBe('kept');
    expect(await profiles.keep({ ...first, createdAt: '2027-01-01T00:00:00.000Z' })).toBe('same');
    const other = profile({ digest: 'b'.repeat(64), content: '{}' });
    expect(await profiles.keep(other)).toBe('different');
    expect(await profiles.find(first)).toEqual(first);
    expect(await profiles.keep({ ...other, version: '1.0.1' })).toBe('kept');
    expect(await profiles.keep({ ...other, authority: metropole.code })).toBe('kept');
  });

  it('by two at once is one of the two', async () => {
    const outcomes = await Promise.all(
      ['a', 'b'].map((letter) => profiles.keep(profile({ digest: letter.repeat(64) }))),
    );
    expect(outcomes.toSorted()).toEqual(['different', 'kept']);
  });

  it.each([
    ["UPDATE profiles SET content = '{}'", 'never changed'],
    ['DELETE FROM profiles', 'never deleted'],
  ])('is out of reach of any statement: %s', async (statement, message) => {
    await profiles.keep(profile());
    await expect(env.DB.prepare(statement).run()).rejects.toThrow(message);
    expect(await profiles.find(profile())).toEqual(profile());
  });

  it('is not replaced either, which SQLite does not take for a deletion', async () => {
    await profiles.keep(profile());
    const values = `'${bordeaux.code}', 'essai', '1.0.0', 'b', '{}', '2026'`;
    await env.DB.prepare(`REPLACE INTO profiles VALUES (${values})`).run();
    expect(await profiles.find(profile())).toEqual(profile());
  });

  it('belongs to a territory of the registry', async () => {
    await expect(profiles.keep(profile({ authority: '99999' }))).rejects.toThrow();
  });
});

describe('the list', () => {
  it('goes page by page through all, each once, in order', async () => {
    const names = [bordeaux, metropole].flatMap(({ code }) =>
      ['a', 'b'].flatMap((id) =>
        ['1.0.0', '1.1.0'].map((version) => ({ authority: code, id, version })),
      ),
    );
    for (const name of names.toReversed()) await profiles.keep(profile(name));
    const seen: AuthorityProfile[] = [];
    for (let pages = 0; pages < 4; pages += 1) {
      seen.push(...(await profiles.list({ limit: 3, after: seen.at(-1) })));
    }
    const keyOf = ({ authority, id, version }: Omit<AuthorityProfile, 'digest'>) =>
      `${authority}/${id}@${version}`;
    expect(seen.map(keyOf)).toEqual(names.map((name) => keyOf(profile(name))).toSorted());
  });
});
