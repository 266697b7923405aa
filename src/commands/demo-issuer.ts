/**
 * The authorization server of the demonstration: a key pair of this machine and the tokens that it
 * signs. A real territory has a server of its own, and the gateway knows its public keys alone.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { z } from 'zod';
import { UsageError } from './administration.ts';

const ALGORITHM = 'ES256';

/** `aud` of the tokens, as the gateway expects it by default (src/env.ts). */
const AUDIENCE = 'prise-numerique';

/** The variables of an issuer, by name, as `.dev.vars` holds them. */
export interface IssuerVariables {
  readonly TOKEN_ISSUER: string;
  /** JWK Set of the public key, JSON. */
  readonly TOKEN_KEYS: string;
  /** JWK of the private key, JSON: for `prise jeton` alone, the gateway never reads it. */
  readonly TOKEN_SIGNING_KEY: string;
}

const NAMES = ['TOKEN_ISSUER', 'TOKEN_KEYS', 'TOKEN_SIGNING_KEY'] as const;

export async function newIssuer(): Promise<IssuerVariables> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const said = { alg: ALGORITHM, use: 'sig', kid: 'demonstration' };
  const keys = [{ ...(await exportJWK(publicKey)), ...said }];
  return {
    TOKEN_ISSUER: 'https://jetons.demonstration.example',
    TOKEN_KEYS: JSON.stringify({ keys }),
    TOKEN_SIGNING_KEY: JSON.stringify({ ...(await exportJWK(privateKey)), ...said }),
  };
}

export interface Claims {
  /** Separated by spaces (RFC 6749 §3.3). */
  readonly scope: string;
  /** Who the consumer is, as the journal will know it. */
  readonly sub: string;
  readonly minutes: number;
  readonly now: Date;
}

const jwk = z.looseObject({ kty: z.string(), kid: z.string() });

/** An access token as JWT (RFC 9068 §2). */
export async function signToken(
  { TOKEN_ISSUER, TOKEN_SIGNING_KEY }: Omit<IssuerVariables, 'TOKEN_KEYS'>,
  { scope, sub, minutes, now }: Claims,
): Promise<string> {
  const key = jwk.parse(JSON.parse(TOKEN_SIGNING_KEY));
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ scope, client_id: sub, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: key.kid })
    .setIssuer(TOKEN_ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(sub)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + minutes * 60)
    .sign(await importJWK(key, ALGORITHM));
}

/** From the environment, else from the file that `npm start` wrote. */
export function localIssuer(): IssuerVariables {
  const [TOKEN_ISSUER, TOKEN_KEYS, TOKEN_SIGNING_KEY] = NAMES.map(
    (name) => process.env[name] ?? variableOf(devVars(), name),
  );
  if (TOKEN_ISSUER === undefined || TOKEN_KEYS === undefined || TOKEN_SIGNING_KEY === undefined) {
    throw new UsageError(
      'aucun émetteur de démonstration ici : lancez npm start, qui l’écrit dans .dev.vars. Un vrai territoire délivre ses jetons par son propre serveur d’autorisation.',
    );
  }
  return { TOKEN_ISSUER, TOKEN_KEYS, TOKEN_SIGNING_KEY };
}

function devVars(): string {
  try {
    return readFileSync('.dev.vars', 'utf8');
  } catch {
    return '';
  }
}

/** A variable of a file of `NAME="value"` or `NAME='value'` lines. */
export function variableOf(text: string, name: string): string | undefined {
  const [, value] = new RegExp(`^${name} *= *(.*)$`, 'm').exec(text) ?? [];
  return value?.trim().replace(/^(["'])(.*)\1$/, '$2');
}
