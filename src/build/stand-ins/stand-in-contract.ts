import type { Service } from '../../model/territory.ts';

/** The vendors that stand in behind one contract. */
export interface StandInContract {
  /** First segment of the stand-in's path → folder of its recordings, which is its adapter's id. */
  readonly vendors: Readonly<Record<string, string>>;
  /** Keys that these vendors want, in the environment under the `secretName` of their services. */
  readonly secrets: readonly { readonly name: string; readonly value: string }[];
  /** What a real service of each kind looks like in the registry. */
  readonly services: (origin: string) => readonly Service[];
}
