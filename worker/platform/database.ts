import { Column, is, SQL, sql } from "drizzle-orm";
import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";

/** What one request has asked of D1 so far. */
export type D1Cost = { trips: number; rowsRead: number; rowsWritten: number };

declare const kind: unique symbol;

/** One tenant's database. Only the tenancy module makes one. */
export type TenantDb = DrizzleD1Database & {
  readonly [kind]?: "tenant";
  readonly $cost: D1Cost;
  readonly $bookmark: () => string | null;
};

/** The control database. Cannot be passed where a TenantDb is wanted, nor the other way. */
export type ControlDb = DrizzleD1Database & { readonly [kind]?: "control"; readonly $cost: D1Cost };

export function openTenantDb(binding: D1Database, bookmark?: string | null): TenantDb {
  const session = binding.withSession(bookmark || "first-unconstrained");
  const cost = { trips: 0, rowsRead: 0, rowsWritten: 0 };
  const db = withUniqueNames(withBatchableRaw(drizzle(metered(session, cost))));
  return Object.assign(db, { $cost: cost, $bookmark: () => session.getBookmark() }) as TenantDb;
}

export function openControlDb(binding: D1Database): ControlDb {
  const cost = { trips: 0, rowsRead: 0, rowsWritten: 0 };
  const db = withUniqueNames(
    withBatchableRaw(drizzle(metered(binding.withSession("first-primary"), cost))),
  );
  return Object.assign(db, { $cost: cost }) as ControlDb;
}

type Prepared = { execute(): Promise<unknown>; mapResult(result: unknown): unknown };
type Internals = {
  session: {
    prepareQuery(query: object, fields: undefined, method: "run" | "all", isArray: false): Prepared;
  };
  dialect: { sqlToQuery(query: SQL): object };
};

/** drizzle's raw `run` and `all` lose their parameters inside `batch`; these are awaited or batched. */
function withBatchableRaw<T extends DrizzleD1Database>(db: T): T {
  const { session, dialect } = db as unknown as Internals;
  const raw = (method: "run" | "all", rowsOf: (result: unknown) => unknown) => (query: SQL) => {
    const prepared = session.prepareQuery(dialect.sqlToQuery(query), undefined, method, false);
    return {
      _prepare: () => Object.assign(prepared, { mapResult: rowsOf }),
      // biome-ignore lint/suspicious/noThenProperty: awaited alone it runs at once, like drizzle's own
      then: (...args: Parameters<Promise<unknown>["then"]>) => prepared.execute().then(...args),
    };
  };
  const run = raw("run", (result) => result);
  const all = raw("all", (result) => (result as D1Result).results);
  return Object.assign(db, { run, all });
}

function metered(session: D1DatabaseSession, cost: D1Cost): D1Database {
  const seen = (meta?: D1Meta) => {
    cost.rowsRead += meta?.rows_read ?? 0;
    cost.rowsWritten += meta?.rows_written ?? 0;
  };
  const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement => {
    const wrapped = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values)),
      all: async () => {
        cost.trips++;
        const result = await statement.all();
        seen(result.meta);
        return result;
      },
      run: async () => {
        cost.trips++;
        const result = await statement.run();
        seen(result.meta);
        return result;
      },
      raw: async (options?: { columnNames?: false }) => {
        cost.trips++;
        return statement.raw(options);
      },
      first: async (column: string) => {
        cost.trips++;
        return column === undefined ? statement.first() : statement.first(column);
      },
    } as unknown as D1PreparedStatement;
    originals.set(wrapped, statement);
    return wrapped;
  };
  return {
    prepare: (query: string) => wrap(session.prepare(query)),
    batch: async (statements: D1PreparedStatement[]) => {
      cost.trips++;
      const results = await session.batch(statements.map((s) => originals.get(s) ?? s));
      for (const result of results) seen(result.meta);
      return results;
    },
  } as unknown as D1Database;
}

type Selection = { field: unknown }[];
type Selecting = {
  dialect: { buildSelection(fields: Selection, options?: { isSingleTable?: boolean }): SQL };
};

/** A batch answers rows as objects, where columns of one name become one: later ones get an alias. */
function withUniqueNames<T>(db: T): T {
  const { dialect } = db as unknown as Selecting;
  const build = dialect.buildSelection.bind(dialect);
  dialect.buildSelection = (fields, options) => {
    const seen = new Set<string>();
    const unique = fields.map((entry, at) => {
      const { field } = entry;
      if (is(field, SQL.Aliased)) seen.add(field.fieldAlias);
      if (!is(field, Column)) return entry;
      if (seen.has(field.name)) return { ...entry, field: sql`${field}`.as(`${field.name}_${at}`) };
      seen.add(field.name);
      return entry;
    });
    return build(unique, options);
  };
  return db;
}
