import type { Adapter } from '../model/adapter.ts';
import type { Contract, ContractOperation, GatewayDocument } from '../model/contract.ts';
import { type GeneratedOperation, validator } from './check.ts';

export interface Freshness {
  readonly ttlSeconds: number;
  readonly staleSeconds: number;
}

export interface Definition {
  readonly id: string;
  readonly major: number;
  readonly title: string;
  readonly norm: Contract['norm'];
  /** The generated module of the contract. */
  readonly generated: {
    readonly source: string;
    readonly document: Readonly<Record<string, unknown>>;
    readonly operations: readonly GeneratedOperation[];
  };
  /** One entry for each operation of the document: a contract says how fresh each of its answers is. */
  readonly freshness: Readonly<Record<string, Freshness>>;
  readonly gatewayDocuments: Readonly<Record<string, GatewayDocument>>;
  readonly native: Adapter;
}

/** Joins what `specs/` says to what only code can say; throws at start-up when they disagree. */
export function defineContract(definition: Definition): Contract {
  const { id, major, title, norm, generated, freshness, gatewayDocuments, native } = definition;
  const operations = generated.operations.map((operation): ContractOperation => {
    const fresh = freshness[operation.id];
    if (fresh === undefined) throw new Error(`${id}: no freshness for ${operation.id}`);
    return {
      id: operation.id,
      method: 'GET',
      path: operation.path,
      summary: operation.summary,
      origin: Object.hasOwn(gatewayDocuments, operation.id) ? 'gateway' : 'vendor',
      ...fresh,
      query: operation.query.map(({ name, required, check }) => ({
        name,
        required,
        validate: validator(check),
      })),
      validate: validator(operation.check),
    };
  });
  const fields = Object.fromEntries(generated.operations.map((each) => [each.id, each.fields]));
  const { source, document } = generated;
  const ref = `${id}@${major}` as const;
  return {
    id,
    major,
    ref,
    title,
    norm,
    source,
    document,
    operations,
    fields,
    native,
    gatewayDocuments,
  };
}
