import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { ControlDb, TenantDb } from "#platform/database";

export type Migration = { version: number; name: string; statements: string[] };

/** The highest migration a database has, 0 for an empty one. One round trip. */
export async function schemaVersion(db: TenantDb | ControlDb): Promise<number> {
  try {
    const rows = await db.all<{ version: number | null }>(
      sql`select max(version) as version from schema_migrations`,
    );
    return rows[0]?.version ?? 0;
  } catch (error) {
    if (String((error as Error).cause ?? error).includes("no such table")) return 0;
    throw error;
  }
}

/** Applies what is missing, each migration with its record in one atomic batch. Returns the version. */
export async function migrateDatabase(
  db: TenantDb | ControlDb,
  migrations: Migration[],
  now: number,
): Promise<number> {
  let version = await schemaVersion(db);
  for (const migration of migrations) {
    if (migration.version <= version) continue;
    const statements = migration.statements.map((text) => db.run(sql.raw(text)));
    const record = db.run(
      sql`insert into schema_migrations (version, name, applied_at) values (${migration.version}, ${migration.name}, ${now})`,
    );
    const [first, ...rest] = [...statements, record] as unknown as BatchItem<"sqlite">[];
    if (first) await db.batch([first, ...rest]);
    version = migration.version;
  }
  return version;
}
