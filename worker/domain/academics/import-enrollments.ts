import { and, eq, inArray } from "drizzle-orm";
import type { Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { oneOf } from "#platform/listing";
import { upsertMany } from "#platform/upsert";
import type { Stored } from "./import-academics";
import { classes, enrollments } from "./tables";

/** What an import may change of an enrollment; brings it back exactly. */
export type ImportedEnrollment = Omit<
  typeof enrollments.$inferSelect,
  "id" | "sourcedId" | "createdAt" | "updatedAt"
>;

/** Enrollments by id or by sourcedId, in the shape in which an import compares them. */
export async function storedEnrollments(
  ctx: Ctx,
  by: "id" | "sourcedId",
  keys: readonly string[],
): Promise<Stored<ImportedEnrollment>[]> {
  const rows = await ctx.db
    .select()
    .from(enrollments)
    .where(inArray(enrollments[by], oneOf(keys) as never));
  return rows.map(({ id, sourcedId, createdAt: _, updatedAt: __, ...record }) => ({
    id,
    sourcedId,
    record,
  }));
}

/** Writes that create or overwrite enrollments in bulk. Permission and audit are the caller's. */
export function importEnrollmentsWrites(ctx: Ctx, rows: Stored<ImportedEnrollment>[]): Write[] {
  const values = rows.map(({ id, sourcedId, record }) => ({
    id,
    sourcedId,
    ...record,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  return upsertMany(ctx.db, enrollments, values, ["id"]);
}

/** Writes that remove enrollments. */
export function removeEnrollmentsWrites(ctx: Ctx, ids: readonly string[]): Write[] {
  return [ctx.db.delete(enrollments).where(inArray(enrollments.id, oneOf(ids) as never))];
}

/** Enrollments with their sourcedIds, to join with. Read-only. */
export function sourcedEnrollmentDirectory(db: Ctx["db"], alias = "sourced_enrollment_directory") {
  const { id, sourcedId, classId, schoolId, personId, role, status } = enrollments;
  return db
    .select({ id, sourcedId, classId, schoolId, personId, role, status })
    .from(enrollments)
    .as(alias);
}

/** Active classes of a school with one of these titles. */
export async function classesTitled(
  ctx: Ctx,
  schoolId: string,
  titles: readonly string[],
): Promise<{ id: string; sourcedId: string; title: string }[]> {
  return ctx.db
    .select({ id: classes.id, sourcedId: classes.sourcedId, title: classes.title })
    .from(classes)
    .where(
      and(
        eq(classes.schoolId, schoolId),
        eq(classes.status, "active"),
        inArray(classes.title, oneOf(titles) as never),
      ),
    )
    .orderBy(classes.id);
}

/** Active enrollments of persons, with the class each is in. */
export async function enrollmentsOfPeople(ctx: Ctx, personIds: readonly string[]) {
  return ctx.db
    .select({
      sourcedId: enrollments.sourcedId,
      personId: enrollments.personId,
      role: enrollments.role,
      classSourcedId: classes.sourcedId,
      classType: classes.type,
      schoolId: classes.schoolId,
    })
    .from(enrollments)
    .innerJoin(classes, eq(classes.id, enrollments.classId))
    .where(
      and(
        inArray(enrollments.personId, oneOf(personIds) as never),
        eq(enrollments.status, "active"),
      ),
    );
}
