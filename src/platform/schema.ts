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
