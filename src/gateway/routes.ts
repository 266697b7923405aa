/** Path of a request → operation of a contract. */
import type { Contract, ContractOperation, Parameters } from '../model/contract.ts';
import { Problem } from '../problems/problem.ts';
import { quoted } from './quoted.ts';

export interface Route {
  readonly operation: ContractOperation;
  /** What stands for `{name}` in its path, decoded. */
  readonly pathParameters: Parameters;
}

/**
 * `path` as below `/territoires/{code}/{contract}/v{major}`, first slash included. A path without
 * parameters comes before one that has some (OpenAPI 3.1, Paths Object). `HEAD` reads as `GET`.
 */
export function routeOf(contract: Contract, method: string, path: string): Route {
  const routes = contract.operations
    .flatMap((operation) => {
      const pathParameters = matched(operation.path, path);
      return pathParameters === undefined ? [] : [{ operation, pathParameters }];
    })
    .toSorted((a, b) => weight(a) - weight(b));
  const best = routes.filter((route) => route.operation.path === routes[0]?.operation.path);
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = best.find(({ operation }) => operation.method === asked);
  if (found !== undefined) return found;
  throw best.length === 0 ? unknown(contract, path) : notAllowed(best);
}

function weight({ pathParameters }: Route): number {
  return Object.keys(pathParameters).length;
}

function notAllowed(routes: readonly Route[]): Problem {
  const methods = routes.map(({ operation }) => operation.method);
  const allow = methods.includes('GET') ? [...methods, 'HEAD', 'OPTIONS'] : [...methods, 'OPTIONS'];
  return new Problem('methode-non-permise', {
    detail: `Ce chemin du contrat accepte : ${allow.join(', ')}.`,
    allow,
  });
}

function unknown(contract: Contract, path: string): Problem {
  const known = [...new Set(contract.operations.map((operation) => operation.path))].join(', ');
  return new Problem('operation-inconnue', {
    detail: `Le contrat ${contract.ref} n’a pas d’opération ${quoted(path)}. Opérations : ${known}.`,
  });
}

/**
 * `/requests/{id}.{format}` against `/requests/12.json`; undefined when they differ. Of two parameters
 * in one segment the last is the shortest: an identifier may have dots, an extension has none.
 */
function matched(template: string, path: string): Parameters | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const found = inSegment(segment, given[index] ?? '');
    if (found === undefined) return undefined;
    Object.assign(parameters, found);
  }
  return parameters;
}

/** From the last parameter of a segment to the first, each with the fixed text that follows it. */
function inSegment(template: string, segment: string): Parameters | undefined {
  const parts = template.split(/[{}]/);
  const parameters: Record<string, string> = {};
  let rest = segment;
  for (let at = parts.length - 1; at > 0; at -= 2) {
    const [before = '', name = '', after = ''] = parts.slice(at - 2, at + 1);
    if (!rest.endsWith(after)) return undefined;
    const until = rest.length - after.length;
    const from = at === 2 ? before.length : rest.lastIndexOf(before, until - 1) + before.length;
    const value = decodedSegment(rest.slice(from, until));
    if (value === undefined || value === '') return undefined;
    parameters[name] = value;
    rest = rest.slice(0, from);
  }
  return rest === parts[0] ? parameters : undefined;
}

function decodedSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
