import type { Adapter } from '../model/adapter.ts';
import type {
  Comparison,
  Contract,
  ContractOperation,
  GatewayDocument,
  Merge,
  View,
} from '../model/contract.ts';
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
  /** One entry for each read of the document: a contract says how fresh each of its answers is. */
  readonly freshness: Readonly<Record<string, Freshness>>;
  readonly gatewayDocuments?: Readonly<Record<string, GatewayDocument>>;
  readonly views?: Readonly<Record<string, View>>;
  readonly merges?: Readonly<Record<string, Merge>>;
  readonly comparisons?: Readonly<Record<string, Comparison>>;
  readonly native: Adapter;
}

/** Nothing of a write is kept to be served again. */
const NEVER_KEPT: Freshness = { ttlSeconds: 0, staleSeconds: 0 };

/** Joins what `specs/` says to what only code can say; throws at start-up when they disagree. */
export function defineContract(definition: Definition): Contract {
  const { id, major, title, norm, generated, native } = definition;
  const { gatewayDocuments = {}, views = {}, merges = {}, comparisons = {} } = definition;
  const ids = new Set(generated.operations.map((operation) => operation.id));
  for (const named of [gatewayDocuments, views, merges, comparisons, definition.freshness]) {
    const unknown = Object.keys(named).find((name) => !ids.has(name));
    if (unknown !== undefined) throw new Error(`${id}: no operation ${unknown} in its document`);
  }
  const { source, document } = generated;
  return {
    id,
    major,
    ref: `${id}@${major}`,
    title,
    norm,
    source,
    document,
    operations: generated.operations.map((operation) => defineOperation(operation, definition)),
    fields: Object.fromEntries(generated.operations.map((each) => [each.id, each.fields])),
    native,
    gatewayDocuments,
    merges,
    comparisons,
  };
}

function defineOperation(
  operation: GeneratedOperation,
  { id, freshness, gatewayDocuments = {}, views = {} }: Definition,
): ContractOperation {
  const { check, body, parameters, fields: _, ...said } = operation;
  const fresh = said.method === 'GET' ? freshness[said.id] : NEVER_KEPT;
  if (fresh === undefined) throw new Error(`${id}: no freshness for ${said.id}`);
  return {
    ...said,
    ...fresh,
    origin: Object.hasOwn(gatewayDocuments, said.id) ? 'gateway' : 'vendor',
    parameters: parameters.map(({ check: judge, ...parameter }) => ({
      ...parameter,
      validate: validator(judge),
    })),
    body: body && { mediaTypes: body.mediaTypes, validate: validator(body.check) },
    validate: check === undefined ? () => [] : validator(check),
    view: views[said.id],
  };
}
