import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { AcademicSession, AcademicSessionQuery } from "./academic-session.schema";
import { toAcademicSession } from "./get-academic-session";
import { academicSessions } from "./tables";

const t = academicSessions;

/** Academic sessions by date, the longer before what lies in them. Not personal, so not scoped. */
export async function listAcademicSessions(
  ctx: Ctx,
  query: AcademicSessionQuery,
): Promise<Page<AcademicSession>> {
  requireReach(ctx, "academics:read");
  const where = and(
    query.status === "all" ? undefined : eq(t.status, query.status),
    query.type ? eq(t.type, query.type) : undefined,
    query.parentId ? eq(t.parentId, query.parentId) : undefined,
    query.on ? and(lte(t.startsOn, query.on), gte(t.endsOn, query.on)) : undefined,
  );
  const [rows, count] = await ctx.db.batch([
    ctx.db
      .select()
      .from(t)
      .where(where)
      .orderBy(asc(t.startsOn), sql`${t.endsOn} desc`, asc(t.id))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(
      ctx.db,
      ctx.db
        .select({ one: sql`1`.as("one") })
        .from(t)
        .where(where),
    ),
  ]);
  return pageOf(query, rows.map(toAcademicSession), count);
}
