import { and, asc, desc, eq, gt, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { type DrizzleD1Database, drizzle } from 'drizzle-orm/d1';
import { alias } from 'drizzle-orm/sqlite-core';
import type { PlugMove, Registry, TerritoryFile } from '../model/ports.ts';
import type { Plug } from '../model/territory.ts';
import { plugs, services, territories, trials, vendors } from './schema.ts';

export type Database = DrizzleD1Database<Record<string, never>>;

/**
 * The registry on D1. Nothing is remembered between two requests: a plug that moves takes effect on
 * the next request of every isolate, at the price of one query a request.
 */
export function d1Registry(binding: D1Database): Registry {
  const db = drizzle(binding);
  return {
    async territory(code) {
      return db.select().from(territories).where(eq(territories.code, code)).get();
    },
    async territories() {
      return db.select().from(territories).orderBy(asc(territories.name)).all();
    },
    resolve: (code, contract, at) => resolve(db, code, contract, at),
    resolveWithin: (epci, contract, at) => resolveWithin(db, epci, contract, at),
    async services(contract) {
      const rows = db.select().from(services).orderBy(asc(services.id)).$dynamic();
      return contract === undefined
        ? rows.all()
        : rows.where(sameText(services.contract, contract));
    },
    async plugs(territory) {
      const rows = db
        .select(plugColumns)
        .from(plugs)
        .orderBy(asc(plugs.territory), asc(plugs.contract), asc(plugs.validFrom))
        .$dynamic();
      return territory === undefined ? rows.all() : rows.where(eq(plugs.territory, territory));
    },
    async export() {
      return {
        territories: await this.territories(),
        vendors: await db.select().from(vendors).orderBy(asc(vendors.id)).all(),
        services: await this.services(),
        plugs: await this.plugs(),
      };
    },
    movePlug: (move) => movePlug(db, move),
    load: (file) => load(db, file),
  };
}

const plugColumns = {
  territory: plugs.territory,
  contract: plugs.contract,
  service: plugs.service,
  validFrom: plugs.validFrom,
  validUntil: plugs.validUntil,
  priority: plugs.priority,
};

/** The column holds `id@major` texts; what is looked for may be any text. */
function sameText(column: typeof plugs.contract | typeof services.contract, text: string): SQL {
  return sql`${column} = ${text}`;
}

export function inForce(at: string): SQL | undefined {
  return and(lte(plugs.validFrom, at), or(isNull(plugs.validUntil), gt(plugs.validUntil, at)));
}

const candidates = alias(services, 'candidates');

/** Of the territory asked or of the one that holds the plug, against the service that is plugged. */
const onTrial = and(
  eq(trials.contract, plugs.contract),
  eq(trials.incumbent, plugs.service),
  ne(trials.mode, 'committed'),
  or(eq(trials.territory, territories.code), eq(trials.territory, plugs.territory)),
);

/**
 * Commune before EPCI, then priority, then the latest start; `id` makes the order total. A trial
 * comes in the same query: it begins and ends with the next request, like the plug itself.
 */
async function resolve(db: Database, code: string, contract: string, at: string) {
  const row = await db
    .select({
      territory: territories,
      plug: plugColumns,
      service: services,
      trial: { territory: trials.territory, mode: trials.mode, share: trials.share },
      candidate: candidates,
    })
    .from(territories)
    .innerJoin(
      plugs,
      or(eq(plugs.territory, territories.code), eq(plugs.territory, territories.epci)),
    )
    .innerJoin(services, eq(services.id, plugs.service))
    .leftJoin(trials, onTrial)
    .leftJoin(candidates, eq(candidates.id, trials.candidate))
    .where(and(eq(territories.code, code), sameText(plugs.contract, contract), inForce(at)))
    .orderBy(
      desc(sql`${plugs.territory} = ${territories.code}`),
      desc(plugs.priority),
      desc(plugs.validFrom),
      desc(plugs.id),
      desc(sql`${trials.territory} = ${territories.code}`),
    )
    .limit(1)
    .get();
  if (row === undefined) return undefined;
  const { trial, candidate, ...resolved } = row;
  return {
    ...resolved,
    plugTerritory: row.plug.territory,
    ...(trial !== null && candidate !== null && { trial: { ...trial, candidate } }),
  };
}

/** Own plugs only: what a commune owes to its EPCI is the EPCI's. */
async function resolveWithin(db: Database, epci: string, contract: string, at: string) {
  const rows = await db
    .select({ territory: territories, plug: plugColumns, service: services })
    .from(territories)
    .innerJoin(plugs, eq(plugs.territory, territories.code))
    .innerJoin(services, eq(services.id, plugs.service))
    .where(and(eq(territories.epci, epci), sameText(plugs.contract, contract), inForce(at)))
    .orderBy(asc(territories.name), desc(plugs.priority), desc(plugs.validFrom), desc(plugs.id))
    .all();
  const first = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    if (!first.has(row.territory.code)) first.set(row.territory.code, row);
  }
  return [...first.values()].map((row) => ({ ...row, plugTerritory: row.plug.territory }));
}

/** One transaction (a D1 batch): no instant without a plug, none with the old one after the new. */
async function movePlug(db: Database, move: PlugMove): Promise<Plug> {
  const [opened] = await db.batch(moveStatements(db, move));
  const [plug] = opened;
  if (plug === undefined) throw new Error('the registry did not return the plug it opened');
  return plug;
}

/** What a move is made of, for a batch that may do more. */
export function moveStatements(db: Database, { territory, contract, service, at }: PlugMove) {
  const here = and(eq(plugs.territory, territory), eq(plugs.contract, contract));
  // The new plug takes the rank of the one it replaces, or a third one could surface between them.
  const rank = sql<number>`coalesce((select max(${plugs.priority}) from ${plugs} where ${and(here, inForce(at))}), 0)`;
  return [
    db
      .insert(plugs)
      .values({ territory, contract, service, validFrom: at, validUntil: null, priority: rank })
      .onConflictDoUpdate({
        target: [plugs.territory, plugs.contract, plugs.validFrom, plugs.service],
        set: { validUntil: null },
      })
      .returning(plugColumns),
    db
      .update(plugs)
      .set({ validUntil: at })
      .where(and(here, lt(plugs.validFrom, at), inForce(at))),
    // Opened at this very instant by another move: it was never in force.
    db.delete(plugs).where(and(here, eq(plugs.validFrom, at), ne(plugs.service, service))),
  ] as const;
}

/** D1 takes 100 bound parameters a statement: rows go by as many as fit. */
const BOUND_PARAMETERS = 100;

function slices<T>(rows: readonly T[], columns: number): T[][] {
  const size = Math.floor(BOUND_PARAMETERS / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

async function load(db: Database, file: TerritoryFile): Promise<void> {
  // Foreign keys are checked row by row: an EPCI comes before its communes.
  const epcisFirst = file.territories.toSorted(
    (a, b) => Number(a.epci !== null) - Number(b.epci !== null),
  );
  const statements = [
    ...slices(epcisFirst, 4).map((rows) => upsertTerritories(db, rows)),
    ...slices(file.vendors, 2).map((rows) =>
      db
        .insert(vendors)
        .values(rows)
        .onConflictDoUpdate({ target: vendors.id, set: { name: excluded('name') } }),
    ),
    ...slices(file.services, 9).map((rows) => upsertServices(db, rows)),
    // A plug that exists may have been closed since: history is not rewritten by a file.
    ...slices(file.plugs, 6).map((rows) => db.insert(plugs).values(rows).onConflictDoNothing()),
  ];
  const [first, ...others] = statements;
  if (first !== undefined) await db.batch([first, ...others]);
}

function upsertTerritories(db: Database, rows: TerritoryFile['territories'][number][]) {
  return db
    .insert(territories)
    .values(rows)
    .onConflictDoUpdate({
      target: territories.code,
      set: { kind: excluded('kind'), name: excluded('name'), epci: excluded('epci') },
    });
}

function upsertServices(db: Database, rows: TerritoryFile['services'][number][]) {
  return db
    .insert(services)
    .values(rows)
    .onConflictDoUpdate({
      target: services.id,
      set: {
        vendor: excluded('vendor'),
        title: excluded('title'),
        contract: excluded('contract'),
        adapter: excluded('adapter'),
        url: excluded('url'),
        origins: excluded('origins'),
        settings: excluded('settings'),
        secretName: excluded('secret_name'),
      },
    });
}

/** The value that the conflicting insert carried (SQLite upsert). */
function excluded(column: string): SQL {
  return sql.raw(`excluded."${column}"`);
}
