import type { QueryParameter } from '../model/contract.ts';
import type { Exchange, Routed } from '../model/exchange.ts';
import { Problem } from '../problems/problem.ts';
import { quoted } from './quoted.ts';

/** Only declared parameters, each once, each valid: anything else would split the feed's key. */
export function validateRequest(exchange: Routed): Exchange {
  const { operation, request } = exchange;
  const declared = new Map(operation.query.map((parameter) => [parameter.name, parameter]));
  const query: Record<string, string> = {};
  for (const [name, value] of request.url.searchParams) {
    const parameter = declared.get(name);
    if (parameter === undefined) throw unknown(name, operation.query);
    if (Object.hasOwn(query, name)) {
      throw new Problem('parametre-invalide', {
        detail: `Le paramètre ${quoted(name)} est donné plusieurs fois.`,
      });
    }
    query[name] = valid(parameter, value);
  }
  for (const { name, required } of operation.query) {
    if (required && !Object.hasOwn(query, name)) {
      throw new Problem('parametre-invalide', {
        detail: `Le paramètre ${quoted(name)} est obligatoire.`,
      });
    }
  }
  return { ...exchange, query };
}

function unknown(name: string, declared: readonly QueryParameter[]): Problem {
  const names = declared.map((parameter) => parameter.name).join(', ');
  const known = names === '' ? 'n’accepte aucun paramètre' : `accepte seulement : ${names}`;
  return new Problem('parametre-inconnu', {
    detail: `Le paramètre ${quoted(name)} n’existe pas ; cette opération ${known}.`,
  });
}

function valid({ name, validate }: QueryParameter, value: string): string {
  const violations = validate(value);
  if (violations.length === 0) return value;
  throw new Problem('parametre-invalide', {
    detail: `La valeur du paramètre ${quoted(name)} n’est pas acceptée par le contrat.`,
    violations,
  });
}
