/** Recorded exchanges, trials and reports of swaps on D1. */
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { Swaps } from '../model/ports.ts';
import type {
  Observation,
  PlugName,
  RecordedExchange,
  Trial,
  TrialDifference,
  TrialState,
} from '../model/swap.ts';
import { SWAP_LIMITS } from '../swap/limits.ts';
import { type Database, inForce, moveStatements } from './registry.ts';
import { exchanges, plugs, swaps, trials } from './schema.ts';

export function d1Swaps(binding: D1Database): Swaps {
  const db = drizzle(binding);
  return {
    record: (plug, exchange, at) => record(db, plug, exchange, at),
    async recorded(plug, limit) {
      const rows = await latest(db, plug, limit).all();
      return rows.map(({ operation, parameters }) => ({
        operation,
        parameters: JSON.parse(parameters),
      }));
    },
    async keep(report) {
      const { id, at, digest, findings } = report;
      const { territory, contract, from, to, verdict } = findings;
      await db.insert(swaps).values({
        ...{ id, at, digest, territory, contract: contract.ref, verdict, report },
        ...{ from: from.service, to: to.service },
      });
    },
    async find(id) {
      const row = await db.select().from(swaps).where(eq(swaps.id, id)).get();
      return row?.report;
    },
    async list({ limit, after }) {
      const { report: _, ...columns } = swapColumns;
      const rows = db
        .select(columns)
        .from(swaps)
        .orderBy(desc(swaps.at), desc(swaps.id))
        .limit(limit)
        .$dynamic();
      if (after === undefined) return rows.all();
      return rows.where(sql`(${swaps.at}, ${swaps.id}) < (${after.at}, ${after.id})`);
    },
    async trial(plug) {
      const row = await db.select().from(trials).where(trialOf(plug)).get();
      return row && stateOf(row);
    },
    async open(trial) {
      await db.batch([db.delete(trials).where(trialOf(trial)), db.insert(trials).values(trial)]);
    },
    observe: (plug, observation) => observe(db, plug, observation),
    async commit(trial, at) {
      const { territory, contract, candidate } = trial;
      await db.batch([
        ...moveStatements(db, { territory, contract, service: candidate, at }),
        db.delete(trials).where(trialOf(trial)),
        db.insert(trials).values({ ...trial, mode: 'committed' }),
      ]);
    },
    rollBack: (trial, at) => rollBack(db, trial, at),
  };
}

const swapColumns = {
  id: swaps.id,
  at: swaps.at,
  territory: swaps.territory,
  contract: swaps.contract,
  from: swaps.from,
  to: swaps.to,
  verdict: swaps.verdict,
  digest: swaps.digest,
  report: swaps.report,
};

function trialOf({ territory, contract }: PlugName): SQL | undefined {
  return and(eq(trials.territory, territory), eq(trials.contract, contract));
}

function stateOf(row: typeof trials.$inferSelect): TrialState {
  const { asked, equal, tolerated, different, failed, inconclusive, ...trial } = row;
  return { ...trial, counters: { asked, equal, tolerated, different, failed, inconclusive } };
}

function exchangesOf({ territory, contract }: PlugName): SQL | undefined {
  return and(eq(exchanges.territory, territory), eq(exchanges.contract, contract));
}

function latest(db: Database, plug: PlugName, limit: number) {
  return db
    .select()
    .from(exchanges)
    .where(exchangesOf(plug))
    .orderBy(desc(exchanges.seenAt), desc(exchanges.operation), desc(exchanges.parameters))
    .limit(limit);
}

async function record(
  db: Database,
  { territory, contract }: PlugName,
  { operation, parameters: given }: RecordedExchange,
  at: string,
): Promise<void> {
  const sorted = Object.entries(given).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const parameters = JSON.stringify(Object.fromEntries(sorted));
  const oldest = db
    .select({ seenAt: exchanges.seenAt })
    .from(exchanges)
    .where(exchangesOf({ territory, contract }))
    .orderBy(desc(exchanges.seenAt))
    .limit(1)
    .offset(SWAP_LIMITS.exchanges - 1);
  await db.batch([
    db
      .insert(exchanges)
      .values({ territory, contract, operation, parameters, seenAt: at })
      .onConflictDoUpdate({
        target: [
          exchanges.territory,
          exchanges.contract,
          exchanges.operation,
          exchanges.parameters,
        ],
        set: { seenAt: at },
      }),
    // Without a 200th there is nothing to compare with, and nothing leaves.
    db
      .delete(exchanges)
      .where(and(exchangesOf({ territory, contract }), lt(exchanges.seenAt, sql`(${oldest})`))),
  ]);
}

/** Counted by the database itself: isolates observe at the same time. */
async function observe(
  db: Database,
  plug: PlugName,
  { operation, outcome, problem, differences }: Observation,
): Promise<void> {
  const columns = ['equal', 'tolerated', 'different', 'failed', 'inconclusive'] as const;
  const up = columns.filter((name) => name === outcome);
  const counting = db
    .update(trials)
    .set({
      asked: sql`${trials.asked} + 1`,
      ...Object.fromEntries(up.map((name) => [name, sql`${trials[name]} + 1`])),
      ...(problem !== null && { problems: counted(problem) }),
    })
    .where(trialOf(plug));
  const listing = differences
    .filter(({ tolerance }) => tolerance === null)
    .slice(0, SWAP_LIMITS.trialDifferences)
    .map((difference) => listed(db, plug, { operation, difference }));
  await db.batch([counting, ...listing]);
}

function counted(problem: string): SQL {
  const path = `$."${problem}"`;
  return sql`json_set(${trials.problems}, ${path}, coalesce(json_extract(${trials.problems}, ${path}), 0) + 1)`;
}

function listed(db: Database, plug: PlugName, found: TrialDifference) {
  const { operation, difference } = found;
  const known = sql`exists (select 1 from json_each(${trials.differences}) where json_extract(value, '$.operation') = ${operation} and json_extract(value, '$.difference.field') = ${difference.field} and json_extract(value, '$.difference.kind') = ${difference.kind})`;
  return db
    .update(trials)
    .set({
      differences: sql`json_insert(${trials.differences}, '$[#]', json(${JSON.stringify(found)}))`,
    })
    .where(
      and(
        trialOf(plug),
        sql`json_array_length(${trials.differences}) < ${SWAP_LIMITS.trialDifferences}`,
        sql`not ${known}`,
      ),
    );
}

async function rollBack(db: Database, trial: Trial, at: string): Promise<void> {
  const { territory, contract, incumbent, candidate, mode, heldBy } = trial;
  const ended = db.delete(trials).where(trialOf(trial));
  const here = and(eq(plugs.territory, territory), eq(plugs.contract, contract));
  const current = await db
    .select({ service: plugs.service })
    .from(plugs)
    .where(and(here, inForce(at)))
    .orderBy(desc(plugs.priority), desc(plugs.validFrom), desc(plugs.id))
    .get();
  // Moved on since by somebody else: that is theirs to say.
  if (mode !== 'committed' || current?.service !== candidate) {
    await db.batch([ended]);
  } else if (heldBy === territory) {
    await db.batch([...moveStatements(db, { territory, contract, service: incumbent, at }), ended]);
  } else {
    // It had no plug of its own before: it goes back to its EPCI's.
    const own = and(here, eq(plugs.service, candidate), inForce(at));
    await db.batch([
      db.delete(plugs).where(and(own, eq(plugs.validFrom, at))),
      db.update(plugs).set({ validUntil: at }).where(own),
      ended,
    ]);
  }
}
