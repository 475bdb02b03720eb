import { desc } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import { cappedCount, offsetOf, pageOf } from "#platform/listing";
import type { Page, PageQuery } from "#platform/paging";
import type { Import } from "./import.schema";
import { imports } from "./tables";
import { importQuery, readImport, toImport } from "./to-import";

/** Imports of the tenant, newest first. */
export async function listImports(ctx: Ctx, query: PageQuery): Promise<Page<Import>> {
  requireReach(ctx, "imports:run");
  const [rows, count] = await ctx.db.batch([
    importQuery(ctx)
      .orderBy(desc(imports.createdAt), desc(imports.id))
      .limit(query.perPage)
      .offset(offsetOf(query)),
    cappedCount(ctx.db, ctx.db.select({ id: imports.id }).from(imports)),
  ]);
  return pageOf(
    query,
    rows.map((row) => toImport(ctx, row)),
    count,
  );
}

/** One import with its summary and progress. */
export async function getImport(ctx: Ctx, id: string): Promise<Import> {
  requireReach(ctx, "imports:run");
  const found = await readImport(ctx, id);
  if (!found) throw notFound("This import");
  return found;
}
