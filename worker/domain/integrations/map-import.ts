import { eq } from "drizzle-orm";
import { requireReach } from "#domain/auth/index";
import type { Ctx } from "#platform/ctx";
import { DomainError, notFound } from "#platform/errors";
import type { Import, ImportOptions } from "./import.schema";
import { imports } from "./tables";
import { isMappable, readImport } from "./to-import";
import { requireKnownSchool } from "./upload-import";
import { advance, Overtaken } from "./work/advance";

/**
 * Changes the choices for a file (school, columns, whether it is complete) and checks it again; with
 * the same choices it only checks again. CONFLICT while a job is at work or once it was committed.
 */
export async function mapImport(ctx: Ctx, id: string, options: ImportOptions): Promise<Import> {
  requireReach(ctx, "imports:run");
  const [row] = await ctx.db.select().from(imports).where(eq(imports.id, id));
  if (!row) throw notFound("This import");
  if (!isMappable(row, ctx.now)) {
    throw new DomainError("CONFLICT", "This import cannot be checked again now.");
  }
  await requireKnownSchool(ctx, options);
  try {
    await advance(ctx, row, {
      set: { state: "uploaded", options, cursor: null, step: null, done: 0, total: 0, error: null },
      audit: [
        {
          action: "import.mapped",
          subjectType: "import",
          subjectId: id,
          before: row.options,
          after: options,
        },
      ],
      outbox: [{ type: "import.check", payload: { importId: id } }],
    });
  } catch (error) {
    throw error instanceof Overtaken ? new DomainError("CONFLICT", error.message) : error;
  }
  return (await readImport(ctx, id)) as Import;
}
