/** « Qu’est-ce qui gêne la circulation le 8 octobre au matin ? » : orders and works, whoever is plugged. */
import type {
  ArretesAnswer,
  ChantiersAnswer,
} from '../../src/generated/contracts/voirie-v1.types.ts';
import { type Consumer, read } from './call.ts';

const WHEN = '2026-10-08T10:00:00+02:00';

export const consume: Consumer = async (access) => {
  const query = `?actifLe=${encodeURIComponent(WHEN)}&limit=50`;
  const [orders, works] = await Promise.all([
    ifOffered(() => read<ArretesAnswer>(access, `/arretes${query}`)),
    ifOffered(() => read<ChantiersAnswer>(access, `/chantiers${query}`)),
  ]);
  const rows = [
    ...(orders?.features ?? []).map(({ properties }) => ({
      quoi: properties.measures.map(({ type }) => type).join(', '),
      numéro: properties.identifier,
      depuis: properties.overallStartTime,
    })),
    ...(works?.features ?? []).map(({ id, properties }) => ({
      quoi: properties.title ?? 'chantier',
      numéro: properties.identifier ?? id,
      depuis: properties.overallStartTime,
    })),
  ];
  return { title: 'Ce qui gêne la circulation', rows };
};

/** A territory may have orders without works, or works without orders: 501 says which. */
async function ifOffered<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (String(error).includes('operation-non-couverte')) return undefined;
    throw error;
  }
}
