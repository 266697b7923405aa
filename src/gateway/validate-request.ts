import type { Parameter, Parameters } from '../model/contract.ts';
import type { Authenticated, Exchange } from '../model/exchange.ts';
import { Problem } from '../problems/problem.ts';
import { readBody } from './body.ts';
import { LIMITS } from './limits.ts';
import { quoted } from './quoted.ts';
import { firstViolation } from './violations.ts';

/**
 * Only declared parameters, each once, each valid: anything else would split the feed's key. The body
 * of a write is read here, once everything that could refuse it without reading has had its say.
 */
export async function validateRequest(exchange: Authenticated): Promise<Exchange> {
  const parameters = validParameters(exchange);
  return { ...exchange, parameters, body: await validBody(exchange) };
}

function validParameters({ operation, pathParameters, request }: Authenticated): Parameters {
  const declared = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(pathParameters)) {
    const parameter = declared.get(name);
    if (parameter === undefined) throw new Error(`${operation.id} does not declare ${name}`);
    given[name] = valid(parameter, value);
  }
  for (const [name, value] of request.url.searchParams) {
    const parameter = declared.get(name);
    if (parameter?.in !== 'query') throw unknown(name, operation.parameters);
    if (Object.hasOwn(given, name)) {
      throw new Problem('parametre-invalide', {
        detail: `Le paramètre ${quoted(name)} est donné plusieurs fois.`,
      });
    }
    given[name] = valid(parameter, value);
  }
  for (const { name, required } of operation.parameters) {
    if (required && !Object.hasOwn(given, name)) {
      throw new Problem('parametre-invalide', {
        detail: `Le paramètre ${quoted(name)} est obligatoire.`,
      });
    }
  }
  return given;
}

async function validBody({ operation, request }: Authenticated): Promise<unknown> {
  const { body } = operation;
  if (body === undefined) return undefined;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!body.mediaTypes.includes(type)) {
    throw new Problem('type-non-pris-en-charge', {
      detail: `Cette opération accepte : ${body.mediaTypes.join(', ')}.`,
    });
  }
  const value = await readRequest(request.body, type.includes('urlencoded') ? formOf : JSON.parse);
  const violations = body.validate(value);
  if (violations.length === 0) return value;
  throw new Problem('corps-hors-contrat', {
    detail: `Le corps de la requête ne tient pas le contrat : ${firstViolation(violations)}.`,
    violations,
  });
}

async function readRequest(
  stream: ReadableStream<Uint8Array> | null,
  read: (text: string) => unknown,
): Promise<unknown> {
  const tooLarge = () =>
    new Problem('corps-trop-grand', {
      detail: `Le corps d’une requête est limité à ${LIMITS.requestBytes / 1024} Kio.`,
    });
  try {
    const bytes = await readBody(stream, LIMITS.requestBytes, tooLarge);
    return read(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('requete-invalide', {
      detail: 'Le corps de la requête ne peut pas être lu dans le type qu’il annonce.',
    });
  }
}

/**
 * `application/x-www-form-urlencoded`: a name given twice is refused, unless it says by its end that
 * it is a list (`attribute[CODE][]` of Open311).
 */
function formOf(text: string): unknown {
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = fields.get(name);
    if (Array.isArray(known)) known.push(value);
    else if (known !== undefined) throw new Error('twice');
    else fields.set(name, name.endsWith('[]') ? [value] : value);
  }
  return Object.fromEntries(fields);
}

function unknown(name: string, declared: readonly Parameter[]): Problem {
  const query = declared.filter((parameter) => parameter.in === 'query');
  const names = query.map((parameter) => parameter.name).join(', ');
  const known = names === '' ? 'n’accepte aucun paramètre' : `accepte seulement : ${names}`;
  return new Problem('parametre-inconnu', {
    detail: `Le paramètre ${quoted(name)} n’existe pas ; cette opération ${known}.`,
  });
}

function valid({ name, validate }: Parameter, value: string): string {
  const violations = validate(value);
  if (violations.length === 0) return value;
  throw new Problem('parametre-invalide', {
    detail: `La valeur du paramètre ${quoted(name)} n’est pas acceptée par le contrat.`,
    violations,
  });
}
