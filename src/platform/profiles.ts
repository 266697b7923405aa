import { and, asc, eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { ProfileName, Profiles } from '../model/ports.ts';
import { profiles } from './schema.ts';

/** The authorities' profiles on D1. */
export function d1Profiles(binding: D1Database): Profiles {
  const db = drizzle(binding);
  const find = ({ authority, id, version }: ProfileName) =>
    db
      .select()
      .from(profiles)
      .where(
        and(eq(profiles.authority, authority), eq(profiles.id, id), eq(profiles.version, version)),
      )
      .get();
  return {
    find,
    async list({ limit, after }) {
      const rows = db
        .select()
        .from(profiles)
        .orderBy(asc(profiles.authority), asc(profiles.id), asc(profiles.version))
        .limit(limit)
        .$dynamic();
      if (after === undefined) return rows.all();
      return rows.where(
        sql`(${profiles.authority}, ${profiles.id}, ${profiles.version}) > (${after.authority}, ${after.id}, ${after.version})`,
      );
    },
    async keep(profile) {
      // The insertion decides: of two at once, one finds the other's row.
      const written = await db.insert(profiles).values(profile).onConflictDoNothing().returning();
      if (written.length > 0) return 'kept';
      return (await find(profile))?.digest === profile.digest ? 'same' : 'different';
    },
  };
}
