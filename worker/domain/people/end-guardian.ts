import { eq, getTableColumns } from "drizzle-orm";
import { coversSchool, requireReach, setMembershipDisabled } from "#domain/auth/index";
import { commit } from "#platform/commit";
import type { ControlCtx, Ctx } from "#platform/ctx";
import { DomainError } from "#platform/errors";
import { guardianToWrite } from "./guardian-to-write";
import { guardianships, people, students } from "./tables";

/**
 * Ends a guardian: no child, no account. The person and the audit stay. Someone who also works for
 * the school keeps their account; only the children are untied.
 */
export async function endGuardian(ctx: Ctx, control: ControlCtx, id: string): Promise<void> {
  const reach = requireReach(ctx, "people:write");
  const record = await guardianToWrite(ctx, id);
  const links = await ctx.db
    .select({ ...getTableColumns(guardianships), schoolId: students.schoolId })
    .from(guardianships)
    .innerJoin(students, eq(students.id, guardianships.studentId))
    .where(eq(guardianships.guardianId, id));
  if (links.some((link) => !coversSchool(reach, link.schoolId))) {
    throw new DomainError(
      "FORBIDDEN",
      "This guardian has a child at another school. Untie the children of your school instead.",
    );
  }
  const closes = record.staff?.status !== "active";
  await commit(ctx, {
    writes: [
      ctx.db.delete(guardianships).where(eq(guardianships.guardianId, id)),
      ...(closes
        ? [
            ctx.db
              .update(people)
              .set({ status: "inactive", updatedAt: ctx.now })
              .where(eq(people.id, id)),
          ]
        : []),
    ],
    audit: [
      ...links.map((link) => ({
        action: "guardian.unlinked" as const,
        subjectType: "student",
        subjectId: link.studentId,
        before: link,
      })),
      ...(closes
        ? [{ action: "person.disabled" as const, subjectType: "person", subjectId: id }]
        : []),
    ],
  });
  if (closes) await setMembershipDisabled(control, { tenantId: ctx.tenant.id, personId: id }, true);
}
