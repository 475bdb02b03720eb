import { and, eq } from "drizzle-orm";
import { coversSchool, requireReach } from "#domain/auth/index";
import { type AuditEntry, commit, type Write } from "#platform/commit";
import type { Ctx } from "#platform/ctx";
import { notFound } from "#platform/errors";
import type { Guardian, GuardianLink, GuardianLinkUpdate } from "./guardian.schema";
import { adultGuard, GUARDIAN_CONFLICTS, guardianLink } from "./guardian-writes";
import { readGuardian } from "./list-guardians";
import { studentToWrite } from "./person-record";
import { changedOf } from "./person-writes";
import { guardianships, students } from "./tables";

/** Makes an adult (a guardian, or a member of staff who is a parent) the guardian of a student. */
export async function linkGuardian(
  ctx: Ctx,
  guardianId: string,
  input: GuardianLink,
): Promise<Guardian> {
  const { studentId, ...terms } = input;
  await studentToWrite(ctx, studentId);
  const link = guardianLink(ctx, guardianId, studentId, terms);
  await commit(ctx, {
    guards: [adultGuard(guardianId)],
    writes: link.writes,
    audit: link.audit,
    conflicts: GUARDIAN_CONFLICTS,
  });
  return readGuardian(ctx, requireReach(ctx, "people:write"), guardianId);
}

/** Changes what a guardian is to a student and may do. */
export async function updateGuardianLink(
  ctx: Ctx,
  guardianId: string,
  studentId: string,
  input: GuardianLinkUpdate,
): Promise<Guardian> {
  const before = await guardianshipToWrite(ctx, guardianId, studentId);
  await commitLink(
    ctx,
    ctx.db
      .update(guardianships)
      .set({ ...input, updatedAt: ctx.now })
      .where(eq(guardianships.id, before.id)),
    {
      action: "guardian.updated",
      subjectType: "student",
      subjectId: studentId,
      ...changedOf<object>(before, { ...input, guardianId }),
    },
  );
  return readGuardian(ctx, requireReach(ctx, "people:write"), guardianId);
}

/** Unties a guardian from a student; the audit keeps what it was. */
export async function unlinkGuardian(
  ctx: Ctx,
  guardianId: string,
  studentId: string,
): Promise<void> {
  const before = await guardianshipToWrite(ctx, guardianId, studentId);
  await commitLink(ctx, ctx.db.delete(guardianships).where(eq(guardianships.id, before.id)), {
    action: "guardian.unlinked",
    subjectType: "student",
    subjectId: studentId,
    before,
  });
}

async function guardianshipToWrite(ctx: Ctx, guardianId: string, studentId: string) {
  const reach = requireReach(ctx, "people:write");
  const [row] = await ctx.db
    .select({ link: guardianships, schoolId: students.schoolId })
    .from(guardianships)
    .innerJoin(students, eq(students.id, guardianships.studentId))
    .where(and(eq(guardianships.guardianId, guardianId), eq(guardianships.studentId, studentId)));
  if (!row || !coversSchool(reach, row.schoolId)) throw notFound("This guardian of the student");
  return row.link;
}

function commitLink(ctx: Ctx, write: Write, audit: AuditEntry): Promise<void> {
  return commit(ctx, { writes: [write], audit });
}
