/** Every reading of every real payload, and what became of it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { contracts } from '../../src/contracts/index.ts';
import type { Contract } from '../../src/model/contract.ts';
import { SHARED } from '../corpus.ts';
import { outcomeOf } from './converse.ts';
import type { PayloadReader, Trial } from './payload.ts';
import { kindOf } from './services.ts';
import { type IsSound, soundnessOf } from './sound.ts';

export const PAYLOADS = `${SHARED}/corpus/payloads`;
export const hasPayloads = existsSync(PAYLOADS);

/** What became of one reading. `wrong`: the adapter made it, and it is not true. */
export interface Run {
  readonly adapter: string;
  readonly operation: string;
  readonly result: 'normalised' | 'refused' | 'wrong';
  /** Empty when it is normalised. */
  readonly why: string;
}

export interface FileRuns {
  readonly contract: string;
  readonly folder: string;
  readonly name: string;
  readonly runs: readonly Run[];
}

export interface ReaderModule {
  readonly reader: PayloadReader;
  /** Names of the files of which a reading is refused, by the reason as we understand it. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
}

/** By contract id, in the order of the registry; one whose contract is not registered is left out. */
export async function readers(): Promise<ReadonlyMap<string, ReaderModule>> {
  const names = readdirSync(resolve(import.meta.dirname, 'payloads'));
  const ids = [...new Set(contracts.map(({ id }) => id))].filter((id) =>
    names.includes(`${id}.ts`),
  );
  const read = ids.map(async (id) => {
    const module: ReaderModule = await import(`./payloads/${id}.ts`);
    return [id, module] as const;
  });
  return new Map(await Promise.all(read));
}

export async function runAll(): Promise<readonly FileRuns[]> {
  const found: FileRuns[] = [];
  for (const [contract, { reader }] of await readers()) {
    const isSound = await soundnessOf(contract);
    for (const folder of reader.folders) {
      for (const name of filesOf(folder)) {
        const file = {
          path: `${folder}/${name}`,
          bytes: readFileSync(`${PAYLOADS}/${folder}/${name}`),
        };
        found.push({ contract, folder, name, runs: runsOf(reader, file, isSound) });
      }
    }
  }
  return found;
}

function filesOf(folder: string): string[] {
  return readdirSync(`${PAYLOADS}/${folder}`)
    .filter((name) => statSync(`${PAYLOADS}/${folder}/${name}`).isFile())
    .sort();
}

type File = Parameters<PayloadReader['trialsOf']>[0];

export function runsOf(reader: PayloadReader, file: File, isSound: IsSound): readonly Run[] {
  try {
    return reader.trialsOf(file).map((trial) => runOf(trial, isSound));
  } catch (error) {
    return [{ adapter: '', operation: '', result: 'wrong', why: crash(error) }];
  }
}

function runOf(trial: Trial, isSound: IsSound): Run {
  const { adapter, operation } = trial;
  const said = { adapter: adapter.id, operation };
  try {
    const { serviceUrl } = kindOf(adapter);
    const outcome = outcomeOf({ serviceUrl, ...trial });
    if ('refused' in outcome) return { ...said, result: 'refused', why: reason(outcome.refused) };
    return { ...said, ...judged(trial, outcome.body, isSound) };
  } catch (error) {
    return { ...said, result: 'wrong', why: crash(error) };
  }
}

/** A document of a native vendor goes through as it is: the contract refuses it, in its place. */
function judged(trial: Trial, body: unknown, isSound: IsSound): Pick<Run, 'result' | 'why'> {
  const { adapter, operation, settings } = trial;
  const contract = contractOf(adapter.contract);
  const [violation] = contract.operations.find(({ id }) => id === operation)?.validate(body) ?? [];
  if (violation !== undefined) {
    const native = adapter === contract.native;
    const why = `le contrat le refuse : ${violation.path} ${violation.message}`;
    return { result: native ? 'refused' : 'wrong', why };
  }
  const kind = kindOf(adapter);
  const service = { ...kind.service, settings: Object(settings) };
  const sound = isSound(body, { ...kind, service }, operation);
  return sound
    ? { result: 'normalised', why: '' }
    : { result: 'wrong', why: 'ce qui est écrit ne peut pas être vrai' };
}

function contractOf(ref: string): Contract {
  const contract = contracts.find((each) => each.ref === ref);
  if (contract === undefined) throw new Error(`no contract ${ref}`);
  return contract;
}

function crash(error: unknown): string {
  return `plantage : ${error instanceof Error ? `${error.name}, ${error.message}` : String(error)}`;
}

/** What zod says of a wire shape is a list of issues as JSON: the place of the first is enough. */
function reason(refused: string): string {
  try {
    const [issue] = JSON.parse(refused);
    const place = issue.path.map((step: unknown) => (typeof step === 'number' ? '[]' : step));
    return `forme inattendue à « ${place.join('.') || 'la racine'} » (${issue.code})`;
  } catch {
    return refused;
  }
}
