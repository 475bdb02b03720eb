import { type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import type { Actor, Ctx } from "./ctx";
import { DomainError } from "./errors";
import { newId } from "./ids";
import { auditLog, guards, outbox } from "./tables";
import type { AuditAction, MessageType } from "./vocabulary";

export type Write = BatchItem<"sqlite">;

export type AuditEntry = {
  action: AuditAction;
  subjectType: string;
  subjectId: string;
  schoolId?: string | null;
  before?: unknown;
  after?: unknown;
  /** What a person did earlier and a job writes down: the same `id` again is the same entry. */
  done?: { id: string; at: number; personId: string | null; requestId: string };
};

/** With an `id` of its own, the same message again is one message. */
export type OutboxMessage = {
  id?: string;
  type: MessageType;
  payload: unknown;
  notBefore?: number;
};

/** A condition that must hold when the batch runs, and the refusal when it does not. */
export type Guard = { holds: SQL; otherwise: DomainError };

export type Change = {
  guards?: Guard[];
  writes: Write[];
  audit: AuditEntry | AuditEntry[];
  outbox?: OutboxMessage[];
  /** Refusals for unique constraints, keyed `table.column` as SQLite reports it. */
  conflicts?: Record<string, string>;
};

/** One atomic batch: guards, writes, audit rows, outbox rows. Throws the guard's error or CONFLICT. */
export async function commit(ctx: Ctx, change: Change): Promise<void> {
  const batch = [
    ...(change.guards ?? []).map((guard) => guardWrite(ctx, guard)),
    ...change.writes,
    ...auditWrites(ctx, [change.audit].flat()),
    ...outboxWrites(ctx, change.outbox ?? []),
  ];
  const [first, ...rest] = batch;
  if (!first) return;
  try {
    await ctx.db.batch([first, ...rest]);
  } catch (error) {
    throw await refusalOf(ctx, change, error);
  }
  if (change.outbox?.length) ctx.ports.followUp();
}

/** The audit rows of a change, for batches that are built elsewhere. */
export function auditWrites(ctx: Ctx, entries: AuditEntry[]): Write[] {
  const actor = actorColumns(ctx.actor);
  return insertMany(
    ctx.db,
    auditLog,
    entries.map((entry) => ({
      id: entry.done?.id ?? newId("aud", ctx.now),
      at: entry.done?.at ?? ctx.now,
      ...(entry.done?.personId ? { actorKind: "user", actorId: entry.done.personId } : actor),
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      schoolId: entry.schoolId ?? null,
      before: entry.before ?? null,
      after: entry.after ?? null,
      requestId: entry.done?.requestId ?? ctx.requestId,
    })),
    ONCE,
  );
}

/** The outbox rows of a change, for batches that are built elsewhere. */
export function outboxWrites(ctx: Ctx, messages: OutboxMessage[]): Write[] {
  return insertMany(
    ctx.db,
    outbox,
    messages.map((message) => ({
      id: message.id ?? newId("msg", ctx.now),
      type: message.type,
      payload: message.payload,
      createdAt: ctx.now,
      notBefore: message.notBefore ?? ctx.now,
    })),
    ONCE,
  );
}

/** A statement that breaks the batch unless `holds` is true when it runs. */
export function guardWrite(ctx: Pick<Ctx, "db">, guard: Guard): Write {
  return ctx.db.run(
    sql`insert into ${guards} (ok) select 0 where not coalesce((${guard.holds}), 0)`,
  ) as unknown as Write;
}

const ONCE = sql`on conflict (id) do nothing`;
const JSON_ROWS_BYTES = 512 * 1024;

/**
 * Inserts any number of rows with one bound parameter a statement (`json_each`), so that D1's limit
 * of 100 parameters never applies. Rows are split by size. `onConflict` is raw SQL after the values.
 */
export function insertMany<T extends SQLiteTable>(
  db: Ctx["db"],
  table: T,
  rows: T["$inferInsert"][],
  onConflict?: SQL,
): Write[] {
  if (rows.length === 0) return [];
  const columns = getTableConfig(table).columns;
  const keys = Object.entries(table as unknown as Record<string, unknown>).filter(([, column]) =>
    columns.includes(column as (typeof columns)[number]),
  ) as [string, (typeof columns)[number]][];
  const used = keys.filter(([key]) =>
    rows.some((row) => (row as Record<string, unknown>)[key] !== undefined),
  );
  const names = sql.join(
    used.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const values = sql.join(
    used.map(([, column]) => sql`json_extract(value, ${sql.raw(`'$.${column.name}'`)})`),
    sql`, `,
  );
  return chunked(
    rows.map((row) => {
      const source = row as Record<string, unknown>;
      return JSON.stringify(
        Object.fromEntries(used.map(([key, column]) => [column.name, encode(source[key], column)])),
      );
    }),
  ).map(
    (chunk) =>
      db.run(
        sql`insert into ${table} (${names}) select ${values} from json_each(${`[${chunk.join(",")}]`}) where true ${onConflict ?? sql``}`,
      ) as unknown as Write,
  );
}

function encode(value: unknown, column: { mapToDriverValue(value: unknown): unknown }): unknown {
  return value === undefined || value === null ? null : column.mapToDriverValue(value);
}

function chunked(rows: string[]): string[][] {
  const chunks: string[][] = [];
  let size = 0;
  for (const row of rows) {
    const last = chunks.at(-1);
    if (!last || size + row.length > JSON_ROWS_BYTES) {
      chunks.push([row]);
      size = row.length;
    } else {
      last.push(row);
      size += row.length;
    }
  }
  return chunks;
}

function actorColumns(actor: Actor): { actorKind: string; actorId: string | null } {
  if (actor.kind === "user") return { actorKind: "user", actorId: actor.personId };
  if (actor.kind === "system") return { actorKind: "system", actorId: actor.job };
  if (actor.kind === "platform") return { actorKind: "platform", actorId: actor.identityId };
  return { actorKind: "anonymous", actorId: null };
}

async function refusalOf(ctx: Ctx, change: Change, error: unknown): Promise<unknown> {
  const message = errorText(error);
  if (message.includes("guard_holds")) {
    for (const guard of change.guards ?? []) {
      const rows = await ctx.db.all<{ ok: number }>(
        sql`select coalesce((${guard.holds}), 0) as ok`,
      );
      if (!rows[0]?.ok) return guard.otherwise;
    }
    return new DomainError("CONFLICT", "Somebody else changed this at the same time. Try again.");
  }
  const unique = /UNIQUE constraint failed: ([\w.]+)/.exec(message)?.[1];
  if (!unique) return error;
  const field = unique.split(".")[1] ?? unique;
  const issue = change.conflicts?.[unique] ?? "This value is already in use.";
  return new DomainError("CONFLICT", issue, [{ field: camel(field), issue }]);
}

/** The message of an error and of everything that caused it. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message} ${errorText(error.cause)}` : error.message;
}

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
