import { describe, expect, it } from 'vitest';
import { completed } from '../../src/build/dev-vars.ts';
import { newIssuer, signToken, variableOf } from '../../src/commands/demo-issuer.ts';
import { parseConfig } from '../../src/env.ts';
import { issuerOf, jwtTokens } from '../../src/gateway/tokens.ts';

describe('a file of local secrets', () => {
  const groups = [{ A: '1' }, { B: '{"x":2}', C: '3' }];

  it('is written whole where there is none', () => {
    expect(completed('# en-tête\n', groups)).toBe(`# en-tête\nA="1"\nB='{"x":2}'\nC="3"\n`);
  });

  it('is given what it lacks, and keeps what it has', () => {
    expect(completed('A="ancien"', groups)).toBe(`A="ancien"\nB='{"x":2}'\nC="3"\n`);
  });

  it.each(['A="1"\nB=""\nC=3\n', 'export A = 1\nC="le mien"\n'])('is left alone: %j', (text) => {
    expect(completed(text, groups)).toBe(text);
  });

  it('is not fooled by names that end alike', () => {
    expect(completed('MY_A="1"\n# A=2\n', [{ A: '1' }])).toBe('MY_A="1"\n# A=2\nA="1"\n');
  });
});

describe('the issuer of the demonstration', () => {
  it('signs what the gateway accepts, out of the file that it wrote', async () => {
    const written = completed('', [{ ...(await newIssuer()) }]);
    const read = (name: string) => variableOf(written, name) ?? '';
    const now = new Date('2026-11-21T12:00:00Z');
    const token = await signToken(
      { TOKEN_ISSUER: read('TOKEN_ISSUER'), TOKEN_SIGNING_KEY: read('TOKEN_SIGNING_KEY') },
      { scope: 'assistance:lire assistance:ecrire', sub: 'appli-a', minutes: 60, now },
    );
    const config = parseConfig({
      TOKEN_ISSUER: read('TOKEN_ISSUER'),
      TOKEN_KEYS: read('TOKEN_KEYS'),
    });
    const at = (instant: Date) => jwtTokens(issuerOf(config), { now: () => instant });
    expect(await at(now).verify(token)).toEqual({
      id: 'appli-a',
      scopes: ['assistance:lire', 'assistance:ecrire'],
    });
    expect(await at(new Date('2026-11-21T13:01:00Z')).verify(token)).toBeUndefined();
  });

  it('publishes no private key', async () => {
    const { keys } = JSON.parse((await newIssuer()).TOKEN_KEYS);
    expect(Object.keys(keys[0])).not.toContain('d');
  });
});
