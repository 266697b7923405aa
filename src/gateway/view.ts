import type { ContractOperation, Parameters } from '../model/contract.ts';
import type { Snapshot } from '../model/exchange.ts';
import { honest } from './dialogue.ts';
import { keepsContract } from './keeps-contract.ts';
import { snapshotOf } from './snapshot.ts';

/** The parameters that the vendor's answer depends on, and so the feed. */
export function passed({ view }: ContractOperation, parameters: Parameters): Parameters {
  if (view === undefined) return parameters;
  const { passes = [] } = view;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => passes.includes(name)));
}

/** A snapshot is shown many times: it is parsed once, and forgotten with it. */
const parsed = new WeakMap<Snapshot, unknown>();

/** What the operation shows of the vendor's normalised answer. */
export async function shown(
  operation: ContractOperation,
  parameters: Parameters,
  snapshot: Snapshot,
): Promise<Snapshot> {
  const { view } = operation;
  if (view === undefined) return snapshot;
  if (!parsed.has(snapshot)) parsed.set(snapshot, JSON.parse(snapshot.body));
  const body = honest(() => view.show(parsed.get(snapshot), parameters));
  const { retrievedAt, ttlSeconds } = snapshot;
  const kept = typeof body === 'string' ? body : keepsContract(operation, body);
  return snapshotOf(kept, { retrievedAt, ttlSeconds });
}
