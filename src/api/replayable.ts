import { quoted } from '../gateway/quoted.ts';
import { passed } from '../gateway/view.ts';
import type { Contract, ContractOperation, Violation } from '../model/contract.ts';
import type { RecordedExchange } from '../model/swap.ts';
import { Problem } from '../problems/problem.ts';

/**
 * Exchanges as a vendor is asked them, each once. A write is refused by its name: carried out by two
 * vendors, it would exist twice.
 */
export function replayable(
  exchanges: readonly RecordedExchange[],
  contract: Contract,
): readonly RecordedExchange[] {
  const violations: Violation[] = [];
  const asked = new Map<string, RecordedExchange>();
  for (const [index, exchange] of exchanges.entries()) {
    const at = `/exchanges/${index}`;
    const operation = contract.operations.find(({ id }) => id === exchange.operation);
    if (operation === undefined || operation.origin === 'gateway') {
      const message = `Opération d’éditeur attendue : ${quoted(exchange.operation)} n’en est pas une de ${contract.ref}`;
      violations.push({ path: `${at}/operation`, message });
      continue;
    }
    if (operation.method !== 'GET') {
      throw new Problem('ecriture-non-rejouable', {
        detail: `${operation.id} est une écriture (${operation.method}) : elle n’est jamais rejouée, pour ne pas exister deux fois.`,
        violations: [{ path: `${at}/operation`, message: 'Lecture attendue' }],
      });
    }
    violations.push(...wrong(exchange, operation, at));
    const one = {
      operation: operation.view?.of ?? operation.id,
      parameters: passed(operation, exchange.parameters),
    };
    asked.set(JSON.stringify([one.operation, Object.entries(one.parameters).toSorted()]), one);
  }
  if (violations.length === 0) return [...asked.values()];
  const detail = `Ces échanges ne sont pas ceux du contrat ${contract.ref} : ${violations.length} erreur(s).`;
  throw new Problem('requete-invalide', { detail, violations: violations.slice(0, 100) });
}

function wrong(
  { parameters }: RecordedExchange,
  operation: ContractOperation,
  at: string,
): Violation[] {
  const found: Violation[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    const declared = operation.parameters.find((parameter) => parameter.name === name);
    const path = `${at}/parameters/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (declared === undefined) found.push({ path, message: 'Paramètre inconnu du contrat' });
    else if (declared.validate(value).length > 0) {
      found.push({ path, message: 'Valeur refusée par le contrat' });
    }
  }
  for (const { name, required } of operation.parameters) {
    if (required && !Object.hasOwn(parameters, name)) {
      found.push({ path: `${at}/parameters`, message: `Paramètre obligatoire : ${name}` });
    }
  }
  return found;
}
