import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { AppEnv } from '../env.ts';
import { quoted } from '../gateway/quoted.ts';
import { renderProblem } from '../pages/problem.tsx';
import { Problem, problemResponse } from '../problems/problem.ts';

/** Every failure of every route: RFC 9457, or a page for a person with a browser. */
function answer(error: Error, c: Context<AppEnv>): Response {
  const { exchange } = c.var;
  const problem = error instanceof Problem ? error : unexpected(error, exchange);
  if (prefersPage(c)) return renderProblem(problem);
  return problemResponse(problem, `urn:uuid:${exchange}`);
}

/** A program that says nothing, or anything, gets JSON; only who names HTML first gets a page. */
function prefersPage(c: Context<AppEnv>): boolean {
  const json = 'application/problem+json';
  const supports = [json, 'application/json', 'text/html'];
  return accepts(c, { header: 'Accept', supports, default: json }) === 'text/html';
}

/** A bug of ours. The log has the stack and the exchange, neither the address nor the body. */
function unexpected({ name, stack = '' }: Error, exchange: string): Problem {
  console.error(JSON.stringify({ kind: 'bug', exchange, name, stack }));
  return new Problem('erreur-interne', {
    detail: `L’incident est enregistré ; pour le signaler, citez l’échange ${exchange}.`,
  });
}

function notFound(c: Context<AppEnv>): Response {
  const detail = `Rien à l’adresse ${quoted(c.req.path)}.`;
  return answer(new Problem('ressource-inconnue', { detail }), c);
}

function methodNotAllowed(c: Context, methods: string[]): Response {
  throw new Problem('methode-non-permise', {
    detail: `Cette adresse accepte ${methods.join(', ')}, pas ${quoted(c.req.method)}.`,
    allow: methods,
  });
}

export const problemOf = Object.assign(answer, { notFound, methodNotAllowed });
