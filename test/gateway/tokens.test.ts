import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/env.ts';
import { authenticate } from '../../src/gateway/authenticate.ts';
import { issuerOf, jwtTokens } from '../../src/gateway/tokens.ts';
import type { Routed } from '../../src/model/exchange.ts';
import type { Tokens } from '../../src/model/ports.ts';
import { Problem, problemHeaders } from '../../src/problems/problem.ts';
import { contract } from './fixture.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const ISSUER = 'https://jetons.example.fr';

let privateKey: CryptoKey;
let strangerKey: CryptoKey;
let publicJwk: Awaited<ReturnType<typeof exportJWK>>;
let tokens: Tokens;

beforeAll(async () => {
  const own = await generateKeyPair('ES256');
  privateKey = own.privateKey;
  publicJwk = await exportJWK(own.publicKey);
  strangerKey = (await generateKeyPair('ES256')).privateKey;
  const TOKEN_KEYS = JSON.stringify({ keys: [{ ...publicJwk, alg: 'ES256' }] });
  const config = parseConfig({ TOKEN_ISSUER: ISSUER, TOKEN_KEYS });
  tokens = jwtTokens(issuerOf(config), { now: () => NOW });
});

const CLAIMS = {
  iss: ISSUER,
  aud: 'prise-numerique',
  sub: 'appli-a',
  scope: 'essais:lire essais:ecrire',
  iat: SECONDS,
  exp: SECONDS + 60,
};

function signed(
  changes: Readonly<Record<string, unknown>> = {},
  { typ = 'at+jwt', key = privateKey }: { typ?: string; key?: CryptoKey } = {},
): Promise<string> {
  return new SignJWT({ ...CLAIMS, ...changes }).setProtectedHeader({ alg: 'ES256', typ }).sign(key);
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  it('of the territory says who it is and what it may', async () => {
    expect(await tokens.verify(await signed())).toEqual({
      id: 'appli-a',
      scopes: ['essais:lire', 'essais:ecrire'],
    });
  });

  it('without scope may do nothing', async () => {
    expect(await tokens.verify(await signed({ scope: undefined }))).toMatchObject({ scopes: [] });
  });

  it('may be of a clock a little ahead or behind', async () => {
    expect(await tokens.verify(await signed({ exp: SECONDS - 20 }))).toBeDefined();
    expect(await tokens.verify(await signed({ nbf: SECONDS + 20 }))).toBeDefined();
  });

  it.each([
    ['expired', { exp: SECONDS - 31 }],
    ['not valid yet', { nbf: SECONDS + 31 }],
    ['without end', { exp: undefined }],
    ['of nobody', { sub: undefined }],
    ['for another audience', { aud: 'autre-service' }],
    ['without audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://autre.example.fr' }],
  ])('%s is none', async (_, changes) => {
    expect(await tokens.verify(await signed(changes))).toBeUndefined();
  });

  it.each(['JWT', 'id_token+jwt', ''])('of type « %s » is no access token', async (typ) => {
    expect(await tokens.verify(await signed({}, { typ }))).toBeUndefined();
  });

  it('signed by another key is none', async () => {
    expect(await tokens.verify(await signed({}, { key: strangerKey }))).toBeUndefined();
  });

  it('that is not signed is none', async () => {
    for (const alg of ['none', 'None', 'ES256']) {
      const bare = `${part({ alg, typ: 'at+jwt' })}.${part(CLAIMS)}.`;
      expect(await tokens.verify(bare)).toBeUndefined();
    }
  });

  it('signed with the public key as a shared secret is none', async () => {
    for (const secret of [JSON.stringify(publicJwk), String(publicJwk.x)]) {
      const confused = await new SignJWT(CLAIMS)
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .sign(new TextEncoder().encode(secret.padEnd(32, '=')));
      expect(await tokens.verify(confused)).toBeUndefined();
    }
  });

  it('whose claims were changed after signing is none', async () => {
    const [head, , signature] = (await signed()).split('.');
    const more = part({ ...CLAIMS, scope: 'assistance:administrer' });
    expect(await tokens.verify(`${head}.${more}.${signature}`)).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', '..', 'é'.repeat(10)])('« %s » is none', async (text) => {
    expect(await tokens.verify(text)).toBeUndefined();
  });

  it('is never any good where no issuer is known', async () => {
    const closed = jwtTokens(issuerOf(parseConfig({})), { now: () => NOW });
    expect(await closed.verify(await signed())).toBeUndefined();
    expect(issuerOf(parseConfig({ TOKEN_ISSUER: ISSUER }))).toBeUndefined();
  });
});

/** An exchange that has reached authentication, with an operation that wants scopes. */
function routed(scopes: readonly string[], authorization?: string): Routed {
  const [operation] = contract.operations;
  if (operation === undefined) throw new Error('fixture');
  const headers = new Headers(authorization === undefined ? {} : { authorization });
  const asked = { contract, operation: { ...operation, scopes }, request: { headers } };
  // Authentication reads these three alone.
  return asked as unknown as Routed;
}

async function refusal(exchange: Routed): Promise<Problem> {
  const outcome = await authenticate(exchange, tokens).catch((error: unknown) => error);
  if (outcome instanceof Problem) return outcome;
  throw new Error('not refused');
}

describe('authentication', () => {
  it('reads no credential for open data', async () => {
    const blind: Tokens = { verify: () => expect.unreachable('a credential was read') };
    const headers = { get: () => expect.unreachable('a header was read') };
    const open = { ...routed([]), request: { headers } } as unknown as Routed;
    expect(await authenticate(open, blind)).toMatchObject({ consumer: 'anonyme' });
  });

  it('lets in a token with all the scopes, whatever the case of « Bearer »', async () => {
    const token = await signed();
    for (const header of [`Bearer ${token}`, `bearer  ${token} `]) {
      const exchange = routed(['essais:lire', 'essais:ecrire'], header);
      expect(await authenticate(exchange, tokens)).toMatchObject({ consumer: 'appli-a' });
    }
  });

  it.each([undefined, '', 'Basic YTpi', 'Bearer', 'Bearer a b', 'Bearer expired'])(
    'answers 401 to « %s »',
    async (header) => {
      const problem = await refusal(routed(['essais:lire'], header));
      expect(problem.code).toBe('non-autorise');
      const challenge = new Headers(problemHeaders(problem)).get('www-authenticate');
      expect(challenge).toBe('Bearer realm="essais@1"');
    },
  );

  it('never repeats a token', async () => {
    const token = await signed({ exp: SECONDS - 3600 });
    const { detail } = await refusal(routed(['essais:lire'], `Bearer ${token}`));
    expect(detail).not.toContain(token.slice(-20));
  });

  it('answers 403 and names what is missing', async () => {
    const exchange = routed(['essais:lire', 'essais:effacer'], `Bearer ${await signed()}`);
    const problem = await refusal(exchange);
    expect(problem.code).toBe('portee-insuffisante');
    expect(problem.detail).toContain('essais:effacer');
    expect(problem.detail).not.toContain('essais:lire');
  });

  it('takes a scope whole: no prefix is one', async () => {
    const token = await signed({ scope: 'essais:lire-tout essais' });
    expect((await refusal(routed(['essais:lire'], `Bearer ${token}`))).code).toBe(
      'portee-insuffisante',
    );
  });
});
