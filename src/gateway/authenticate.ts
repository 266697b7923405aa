import type { Authenticated, Routed } from '../model/exchange.ts';
import type { Tokens } from '../model/ports.ts';
import { Problem } from '../problems/problem.ts';

/** What consumers of open data are, all together. */
const ANYBODY = 'anonyme';

/**
 * An operation without scopes is public open data: no credential is read, one sent by mistake goes no
 * further than this isolate. The others want a token of the territory's authorization server, as JWT
 * (RFC 9068) in the header section (RFC 6750 §2.1), that holds each of their scopes.
 */
export async function authenticate(exchange: Routed, tokens: Tokens): Promise<Authenticated> {
  const { operation, request } = exchange;
  if (operation.scopes.length === 0) return { ...exchange, consumer: ANYBODY };
  const token = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) {
    throw new Problem('non-autorise', {
      detail: `Cette opération porte sur des données protégées : envoyez un jeton du territoire (Authorization: Bearer …) de portée ${operation.scopes.join(' ')}.`,
      realm: exchange.contract.ref,
    });
  }
  const consumer = await tokens.verify(token);
  if (consumer === undefined) {
    throw new Problem('non-autorise', {
      detail: 'Ce jeton n’est pas, ou n’est plus, un jeton du territoire : demandez-en un nouveau.',
      realm: exchange.contract.ref,
    });
  }
  const missing = operation.scopes.filter((scope) => !consumer.scopes.includes(scope));
  if (missing.length > 0) {
    throw new Problem('portee-insuffisante', {
      detail: `Il manque à ce jeton la portée ${missing.join(' ')}.`,
    });
  }
  return { ...exchange, consumer: consumer.id };
}
