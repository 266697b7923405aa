/** Access tokens of the territory's authorization server, verified without asking it. */
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { Config } from '../env.ts';
import type { Clock, Tokens } from '../model/ports.ts';

export interface Issuer {
  /** `iss` of the tokens. */
  readonly issuer: string;
  /** `aud`: this gateway. */
  readonly audience: string;
  /** Public keys (RFC 7517 §5). */
  readonly keys: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
}

/** Asymmetric only: a verifier that could also sign would be one more place to steal from. */
const ALGORITHMS = ['ES256', 'RS256', 'EdDSA'];

/** Clocks of two machines. */
const SKEW_SECONDS = 30;

/** Undefined when the gateway knows no authorization server. */
export function issuerOf(config: Config): Issuer | undefined {
  const { TOKEN_ISSUER: issuer, TOKEN_KEYS: keys, TOKEN_AUDIENCE: audience } = config;
  return issuer === undefined || keys === undefined ? undefined : { issuer, keys, audience };
}

/** Without an issuer no token is any good. */
export function jwtTokens(issuer: Issuer | undefined, clock: Clock): Tokens {
  if (issuer === undefined) return { verify: async () => undefined };
  const keys = createLocalJWKSet({
    keys: issuer.keys.keys.map((key) => ({ ...key, kty: String(key.kty) })),
  });
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: issuer.issuer,
          audience: issuer.audience,
          algorithms: ALGORITHMS,
          // RFC 9068 §2.2: an ID token of the same server is no access token.
          typ: 'at+jwt',
          requiredClaims: ['exp', 'sub'],
          clockTolerance: SKEW_SECONDS,
          currentDate: clock.now(),
        });
        const { sub = '', scope } = payload;
        const scopes = typeof scope === 'string' ? scope.split(' ') : [];
        return { id: sub, scopes };
      } catch {
        return undefined;
      }
    },
  };
}
