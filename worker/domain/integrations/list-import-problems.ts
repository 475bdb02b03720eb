import { and, asc, eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page } from "#platform/paging";
import type { ImportProblemCode } from "./constants";
import type { ImportProblem, ImportProblemQuery } from "./import.schema";
import { importProblems, imports } from "./tables";

/** What a check found odd, errors first, then in the order in which it was found. */
export async function listImportProblems(
  ctx: Ctx,
  id: string,
  query: ImportProblemQuery,
): Promise<Page<ImportProblem>> {
  requireReach(ctx, "imports:run");
  const where = and(
    eq(importProblems.importId, id),
    query.severity ? eq(importProblems.severity, query.severity) : undefined,
  );
  const { severity, file, line, column, code, message, value } = importProblems;
  const [[found], rows, count] = await ctx.db.batch([
    ctx.db.select({ id: imports.id }).from(imports).where(eq(imports.id, id)),
    ctx.db
      .select({ severity, file, line, column, code, message, value })
      .from(importProblems)
      .where(where)
      .orderBy(asc(severity), asc(importProblems.position))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(ctx.db, ctx.db.select({ severity }).from(importProblems).where(where)),
  ]);
  if (!found) throw notFound("This import");
  const items = rows.map((row) => ({ ...row, code: row.code as ImportProblemCode }));
  return pageOf(query, items, count);
}
