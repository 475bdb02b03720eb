import { actorPersonId, requireReach } from "#domain/auth/index";
import { storedSchools } from "#domain/tenancy/index";
import { commit } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { DomainError, invalid } from "#platform/errors";
import { newId } from "#platform/ids";
import { inspectUpload } from "./files/inspect-upload";
import type { Import, ImportOptions } from "./import.schema";
import { imports } from "./tables";
import { readImport } from "./to-import";

export type Upload = { fileName: string; bytes: Uint8Array; options?: ImportOptions };

/**
 * Takes a roster file in: what cannot be a roster is refused and nothing is stored. Otherwise the
 * file is kept and a job checks it. Throws PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE and
 * VALIDATION_ERROR.
 */
export async function uploadImport(ctx: Ctx, upload: Upload): Promise<Import> {
  requireReach(ctx, "imports:run");
  const fileName = plainName(upload.fileName);
  const format = inspectUpload(fileName, upload.bytes);
  const options = upload.options ?? {};
  await requireKnownSchool(ctx, options);
  const id = newId("imp", ctx.now);
  const fileKey = `imports/${id}`;
  const type = format === "oneroster_csv" ? "application/zip" : "text/csv";
  await ctx.ports.files.put(fileKey, upload.bytes, type);
  const row = {
    id,
    state: "uploaded" as const,
    format,
    fileName,
    fileKey,
    fileSize: upload.bytes.length,
    options,
    createdBy: actorPersonId(ctx) ?? ctx.actor.kind,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
  try {
    await commit(ctx, {
      writes: [ctx.db.insert(imports).values(row)],
      audit: {
        action: "import.uploaded",
        subjectType: "import",
        subjectId: id,
        after: { fileName, fileSize: row.fileSize, format, options },
      },
      outbox: [{ type: "import.check", payload: { importId: id } }],
    });
  } catch (error) {
    await ctx.ports.files.delete(fileKey);
    throw error;
  }
  const stored = await readImport(ctx, id);
  if (!stored) throw new DomainError("INTERNAL_ERROR", "The import vanished while it was stored.");
  return stored;
}

/** The school that somebody chose must be one of the tenant's active ones. */
export async function requireKnownSchool(ctx: Ctx, options: ImportOptions): Promise<void> {
  if (!options.schoolId) return;
  const [school] = await storedSchools(ctx, "id", [options.schoolId]);
  if (school?.record.status !== "active") throw invalid("schoolId", "This school was not found.");
}

function plainName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? "";
  return (
    base
      .replace(/\p{Cc}/gu, "")
      .trim()
      .slice(0, 200) || "roster"
  );
}
