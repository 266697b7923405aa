/** Tables of the registry. Migrations: `npx drizzle-kit generate --dialect sqlite --schema src/platform/schema.ts --out src/platform/migrations`, then what drizzle does not write: triggers. */
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { SwapReport, SwapVerdict, TrialDifference, TrialMode } from '../model/swap.ts';
import type { ContractRef, TerritoryKind } from '../model/territory.ts';

export const territories = sqliteTable(
  'territories',
  {
    code: text().primaryKey(),
    kind: text().$type<TerritoryKind>().notNull(),
    name: text().notNull(),
    epci: text().references((): AnySQLiteColumn => territories.code),
  },
  (table) => [index('territories_epci').on(table.epci)],
);

export const vendors = sqliteTable('vendors', {
  id: text().primaryKey(),
  name: text().notNull(),
});

export const services = sqliteTable(
  'services',
  {
    id: text().primaryKey(),
    vendor: text()
      .notNull()
      .references(() => vendors.id),
    title: text().notNull(),
    contract: text().$type<ContractRef>().notNull(),
    adapter: text(),
    url: text().notNull(),
    origins: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    settings: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
    secretName: text('secret_name'),
  },
  (table) => [index('services_contract').on(table.contract)],
);

/** Instants are `Date.toISOString()` texts: of one length, so that they compare as instants. */
export const plugs = sqliteTable(
  'plugs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    territory: text()
      .notNull()
      .references(() => territories.code),
    contract: text().$type<ContractRef>().notNull(),
    service: text()
      .notNull()
      .references(() => services.id),
    validFrom: text('valid_from').notNull(),
    validUntil: text('valid_until'),
    priority: integer().notNull(),
  },
  (table) => [
    // Serves resolution and makes a plug unique: loading the same file again adds nothing.
    uniqueIndex('plugs_resolution').on(
      table.territory,
      table.contract,
      table.validFrom,
      table.service,
    ),
    index('plugs_service').on(table.service),
  ],
);

/**
 * What an authority makes of a ruleset. A version is written once: the migration's triggers refuse
 * to change or delete a row, since a tender cites it by its digest.
 */
export const profiles = sqliteTable(
  'profiles',
  {
    authority: text()
      .notNull()
      .references(() => territories.code),
    id: text().notNull(),
    version: text().notNull(),
    digest: text().notNull(),
    content: text().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.authority, table.id, table.version] })],
);

/** The last distinct reads of a plug, for replay: what was asked, neither by whom nor the answer. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    territory: text()
      .notNull()
      .references(() => territories.code),
    contract: text().$type<ContractRef>().notNull(),
    operation: text().notNull(),
    /** JSON with sorted names: the same query has the same text. */
    parameters: text().notNull(),
    seenAt: text('seen_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.territory, table.contract, table.operation, table.parameters] }),
    index('exchanges_latest').on(table.territory, table.contract, table.seenAt),
  ],
);

/** At most one trial a plug; its counters go up by themselves, without reading them first. */
export const trials = sqliteTable(
  'trials',
  {
    territory: text()
      .notNull()
      .references(() => territories.code),
    contract: text().$type<ContractRef>().notNull(),
    incumbent: text()
      .notNull()
      .references(() => services.id),
    candidate: text()
      .notNull()
      .references(() => services.id),
    mode: text().$type<TrialMode>().notNull(),
    share: integer().notNull(),
    heldBy: text('held_by').notNull(),
    openedAt: text('opened_at').notNull(),
    asked: integer().notNull().default(0),
    equal: integer().notNull().default(0),
    tolerated: integer().notNull().default(0),
    different: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    inconclusive: integer().notNull().default(0),
    problems: text({ mode: 'json' })
      .$type<Readonly<Record<string, number>>>()
      .notNull()
      .default({}),
    differences: text({ mode: 'json' }).$type<readonly TrialDifference[]>().notNull().default([]),
  },
  (table) => [primaryKey({ columns: [table.territory, table.contract] })],
);

/** Verdicts of replays, with all that led to them. */
export const swaps = sqliteTable(
  'swaps',
  {
    id: text().primaryKey(),
    at: text().notNull(),
    territory: text()
      .notNull()
      .references(() => territories.code),
    contract: text().$type<ContractRef>().notNull(),
    from: text('from_service').notNull(),
    to: text('to_service').notNull(),
    verdict: text().$type<SwapVerdict>().notNull(),
    digest: text().notNull(),
    report: text({ mode: 'json' }).$type<SwapReport>().notNull(),
  },
  (table) => [index('swaps_latest').on(table.at, table.id)],
);
